package dev.footbridge.readmodel.observe;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a record on the log comes from. It rides beside the record and decides nothing: the same facts give the same plan
 * whatever caused them.
 *
 * @param traceparent the W3C trace context; null where there is no trace
 * @param received when the door took what began it; null where nobody knows
 */
public record Cause(@Nullable String traceparent, @Nullable Instant received) {
    public static final Cause NONE = new Cause(null, null);

    private static final Pattern TRACEPARENT =
            Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    /** What a stranger wrote there may be anything. */
    public Cause {
        if (traceparent != null && !TRACEPARENT.matcher(traceparent).matches()) {
            traceparent = null;
        }
    }

    public boolean isTraced() {
        return traceparent != null;
    }
}
