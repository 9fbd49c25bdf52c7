package dev.footbridge.bridge.publish;

import java.util.List;

/**
 * What came of the policy files.
 *
 * @param version the version in force
 * @param problems why the files are not it; empty when they are
 */
public record Publication(int version, List<String> problems) {
    public Publication {
        problems = List.copyOf(problems);
    }
}
