package dev.footbridge.it;

import dev.footbridge.readmodel.service.Service;

/** The gateway of IT systems and service desks as a process of its own. */
public final class ItEventsApplication {
    private ItEventsApplication() {}

    public static void main(String[] arguments) {
        Service.of("it-events", 8092, ItEventsConfiguration.class).run(arguments);
    }
}
