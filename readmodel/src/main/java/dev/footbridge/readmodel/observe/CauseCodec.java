package dev.footbridge.readmodel.observe;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** A cause as headers of a record: {@code traceparent}, and {@code received} in milliseconds. */
public final class CauseCodec {
    private static final String TRACEPARENT = "traceparent";
    private static final String RECEIVED = "received";
    private static final int LONGEST = 64;

    private CauseCodec() {}

    public static Cause of(Headers headers) {
        var received = text(headers.lastHeader(RECEIVED));
        return new Cause(text(headers.lastHeader(TRACEPARENT)), received == null ? null : instant(received));
    }

    public static void write(Cause cause, Headers headers) {
        var traceparent = cause.traceparent();
        if (traceparent != null) {
            headers.add(TRACEPARENT, bytes(traceparent));
        }
        var received = cause.received();
        if (received != null) {
            headers.add(RECEIVED, bytes(Long.toString(received.toEpochMilli())));
        }
    }

    private static @Nullable String text(@Nullable Header header) {
        return header == null || header.value() == null || header.value().length > LONGEST
                ? null
                : new String(header.value(), StandardCharsets.US_ASCII);
    }

    private static @Nullable Instant instant(String millis) {
        try {
            return Instant.ofEpochMilli(Long.parseLong(millis));
        } catch (NumberFormatException e) {
            return null; // not ours
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
