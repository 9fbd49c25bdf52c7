package dev.footbridge.bridge.plan;

import dev.footbridge.bridge.person.DeterministicId;
import dev.footbridge.bridge.person.PersonFile;
import java.time.Instant;
import java.util.HexFormat;

/**
 * What a plan was made from, so that anyone can make it again.
 *
 * @param rules version of the rules themselves
 * @param facts {@code sha256:} of the sorted ids of the facts looked at, one a line
 */
public record Basis(Instant now, int policy, int rules, String facts) {

    /** Raised whenever the same facts would give another plan than before. */
    public static final int RULES = 3;

    static Basis of(PersonFile file, Circumstances circumstances) {
        var ids = String.join("\n", file.idsPlannedOn());
        return new Basis(
                circumstances.now(),
                circumstances.published().newest().version(),
                RULES,
                "sha256:" + HexFormat.of().formatHex(DeterministicId.sha256(ids)));
    }
}
