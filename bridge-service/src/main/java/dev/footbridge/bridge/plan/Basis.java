package dev.footbridge.bridge.plan;

import static java.util.stream.Collectors.joining;

import dev.footbridge.bridge.person.DeterministicId;
import dev.footbridge.bridge.person.PersonFile;
import java.time.Instant;
import java.util.HexFormat;
import java.util.stream.Stream;

/**
 * What a plan was made from, so that anyone can make it again.
 *
 * @param rules version of the rules themselves
 * @param facts {@code sha256:} of the sorted ids of the facts looked at, one a line
 */
public record Basis(Instant now, int policy, int rules, String facts) {

    /** Raised whenever the same facts would give another plan than before. */
    public static final int RULES = 8;

    /** @param shown ids of facts that no rule depends on, but that are shown */
    static Basis of(PersonFile file, Circumstances circumstances, Stream<String> shown) {
        var ids = Stream.concat(file.idsPlannedOn().stream(), shown)
                .distinct()
                .sorted()
                .collect(joining("\n"));
        return new Basis(
                circumstances.now(),
                circumstances.published().newest().version(),
                RULES,
                "sha256:" + HexFormat.of().formatHex(DeterministicId.sha256(ids)));
    }
}
