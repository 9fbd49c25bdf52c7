package dev.footbridge.bridge.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param lead a worker number */
public record Project(Words name, @Nullable String lead, List<String> systems, List<String> services) {

    public Project {
        systems = List.copyOf(systems);
        services = List.copyOf(services);
    }
}
