package dev.footbridge.it;

import dev.footbridge.readmodel.service.OwnTables;
import dev.footbridge.readmodel.service.Service;
import java.util.List;

/** The gateway of IT systems and service desks as a process of its own. */
public final class ItEventsApplication {
    /** What its role may use in the database. */
    public static final OwnTables TABLES =
            new OwnTables(List.of("gateway.it_*", "dispatch.*"), List.of("it-inbox", "dispatch"));

    private ItEventsApplication() {}

    public static void main(String[] arguments) {
        Service.of("it-events", 8092, ItEventsConfiguration.class)
                .owning(TABLES)
                .run(arguments);
    }
}
