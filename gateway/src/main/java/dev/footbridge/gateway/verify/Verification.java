package dev.footbridge.gateway.verify;

import java.time.Instant;
import java.util.List;

/** How a source proves that a delivery is its own. */
public sealed interface Verification permits SignatureScheme, SharedHeader {

    /**
     * @param secrets all that are valid now: while one is being replaced, two
     * @param body byte for byte as it came
     */
    Verdict judge(List<String> secrets, String method, Headers headers, byte[] body, Instant now);

    /** Headers that carry proof or secrets and are never stored. */
    List<String> secretHeaders();
}
