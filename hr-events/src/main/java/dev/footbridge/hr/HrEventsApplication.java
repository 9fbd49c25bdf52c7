package dev.footbridge.hr;

import dev.footbridge.readmodel.service.Service;

/** The gateway of HR systems as a process of its own. */
public final class HrEventsApplication {
    private HrEventsApplication() {}

    public static void main(String[] arguments) {
        Service.of("hr-events", 8091, HrEventsConfiguration.class).run(arguments);
    }
}
