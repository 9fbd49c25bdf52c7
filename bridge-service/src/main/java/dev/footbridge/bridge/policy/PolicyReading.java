package dev.footbridge.bridge.policy;

import java.util.List;

/** What became of reading policy files. */
public sealed interface PolicyReading {

    record Accepted(PolicyDocument document) implements PolicyReading {}

    /** Every problem, each as {@code Expected …, but … (file, place)}. */
    record Refused(List<String> problems) implements PolicyReading {}
}
