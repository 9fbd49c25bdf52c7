package dev.footbridge.gateway.intake;

import dev.footbridge.gateway.verify.Headers;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reads a request as it came: every header, every byte, but no more bytes and no longer than allowed. */
final class RequestReader {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int CHUNK = 8_192;

    private RequestReader() {}

    /** The body, or why not. */
    sealed interface Body {
        record Read(byte[] bytes) implements Body {}

        record Refused(Receipt receipt) implements Body {}
    }

    static Body body(HttpServletRequest request, int limit) throws IOException {
        if (request.getContentLengthLong() > limit) {
            return tooLarge(limit);
        }
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var bytes = new ByteArrayOutputStream();
        var chunk = new byte[CHUNK];
        var in = request.getInputStream();
        for (var count = in.read(chunk); count >= 0; count = in.read(chunk)) {
            bytes.write(chunk, 0, count);
            if (bytes.size() > limit) {
                return tooLarge(limit);
            }
            if (System.nanoTime() > deadline) {
                return new Body.Refused(Receipt.refused(
                        Receipt.Reason.TOO_SLOW,
                        "Expected the body within %d s, but it takes longer".formatted(PATIENCE.toSeconds())));
            }
        }
        return new Body.Read(bytes.toByteArray());
    }

    private static Body tooLarge(int limit) {
        return new Body.Refused(Receipt.refused(
                Receipt.Reason.TOO_LARGE, "Expected a body of at most %d bytes, but it is larger".formatted(limit)));
    }

    static Headers headers(HttpServletRequest request) {
        var headers = new ArrayList<Headers.Header>();
        Collections.list(request.getHeaderNames())
                .forEach(name -> Collections.list(request.getHeaders(name))
                        .forEach(value -> headers.add(new Headers.Header(name, value))));
        return new Headers(headers);
    }

    /** Of the query alone: a form in the body is not to be read here. */
    static List<Headers.Header> query(HttpServletRequest request) {
        var query = new ArrayList<Headers.Header>();
        var text = request.getQueryString();
        for (var pair : text == null ? new String[0] : text.split("&")) {
            var parts = pair.split("=", 2);
            query.add(new Headers.Header(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : ""));
        }
        return query;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
