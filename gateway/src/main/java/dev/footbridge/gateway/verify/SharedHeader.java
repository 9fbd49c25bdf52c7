package dev.footbridge.gateway.verify;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;

/** A header with a value both sides know: for senders that sign nothing. */
public record SharedHeader(String header, String prefix) implements Verification {

    @Override
    public Verdict judge(List<String> secrets, String method, Headers headers, byte[] body, Instant now) {
        var values = headers.values(header);
        if (values.size() != 1) {
            return new Verdict.Refused(values.isEmpty() ? Verdict.Why.MISSING_HEADER : Verdict.Why.DOUBLED_HEADER);
        }
        var presented = values.get(0).getBytes(StandardCharsets.UTF_8);
        var fitting = -1;
        for (int i = secrets.size() - 1; i >= 0; i--) { // all of them, so that the time taken tells nothing
            var expected = (prefix + secrets.get(i)).getBytes(StandardCharsets.UTF_8);
            if (MessageDigest.isEqual(expected, presented)) {
                fitting = i;
            }
        }
        return fitting < 0 ? new Verdict.Refused(Verdict.Why.NO_MATCH) : new Verdict.Genuine("shared-header", fitting);
    }

    @Override
    public List<String> secretHeaders() {
        return List.of(header);
    }
}
