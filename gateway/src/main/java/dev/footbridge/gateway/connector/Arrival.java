package dev.footbridge.gateway.connector;

import dev.footbridge.gateway.verify.Headers;
import java.time.Instant;
import java.util.List;

/** One delivery as every expression of a connector sees it. The body is kept byte for byte. */
public record Arrival(
        String source,
        String method,
        String path,
        List<Headers.Header> query,
        Headers headers,
        byte[] body,
        Instant receivedAt) {

    @Override
    public String toString() {
        return "Arrival[%s, %d bytes]".formatted(source, body.length); // the body is personal
    }
}
