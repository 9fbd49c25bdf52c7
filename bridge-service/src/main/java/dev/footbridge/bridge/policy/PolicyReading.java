package dev.footbridge.bridge.policy;

import java.util.List;

/** What became of reading policy files. */
public sealed interface PolicyReading {

    /** @param notes what is not wrong, but perhaps not meant; worded as problems are */
    record Accepted(PolicyDocument document, List<String> notes) implements PolicyReading {}

    /** Every problem, each as {@code Expected …, but … (file, place)}. */
    record Refused(List<String> problems) implements PolicyReading {}
}
