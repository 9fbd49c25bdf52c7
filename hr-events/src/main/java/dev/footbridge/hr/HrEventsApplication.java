package dev.footbridge.hr;

import dev.footbridge.readmodel.service.OwnTables;
import dev.footbridge.readmodel.service.Service;
import java.util.List;

/** The gateway of HR systems as a process of its own. */
public final class HrEventsApplication {
    /** What its role may use in the database. */
    public static final OwnTables TABLES = new OwnTables(List.of("gateway.hr_*"), List.of("hr-inbox"));

    private HrEventsApplication() {}

    public static void main(String[] arguments) {
        Service.of("hr-events", 8091, HrEventsConfiguration.class)
                .owning(TABLES)
                .run(arguments);
    }
}
