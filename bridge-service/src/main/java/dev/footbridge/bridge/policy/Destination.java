package dev.footbridge.bridge.policy;

import java.util.List;

/** A desk: whether it acts or only shows what would be sent (R9b), and the systems it looks after. */
public record Destination(boolean acts, List<String> systems) {

    public Destination {
        systems = List.copyOf(systems);
    }
}
