package dev.footbridge.standalone.acceptance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A collector that takes OTLP over HTTP as protobuf, and keeps the spans. */
final class Spans implements AutoCloseable {
    /** @param everything it says beside its ids, as text, for looking for what must not be there */
    record Span(String trace, String id, String parent, String name, String everything) {}

    private final HttpServer server;
    private final List<Span> all = new CopyOnWriteArrayList<>();

    Spans() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Span> of(String trace) {
        return all.stream().filter(span -> span.trace().equals(trace)).toList();
    }

    List<Span> all() {
        return List.copyOf(all);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            fields(
                    ByteBuffer.wrap(exchange.getRequestBody().readAllBytes()),
                    1,
                    resource -> fields(resource, 2, scope -> fields(scope, 2, span -> all.add(span(span)))));
            exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private static Span span(ByteBuffer bytes) {
        var ids = new String[] {"", "", "", ""};
        var everything = StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
        fields(bytes, (number, value) -> {
            switch (number) {
                case 1 -> ids[0] = hex(value);
                case 2 -> ids[1] = hex(value);
                case 4 -> ids[2] = hex(value);
                case 5 -> ids[3] = StandardCharsets.UTF_8.decode(value).toString();
                default -> {
                    // attributes and times
                }
            }
        });
        return new Span(ids[0], ids[1], ids[2], ids[3], everything);
    }

    private interface Part {
        void is(ByteBuffer bytes);
    }

    private static void fields(ByteBuffer message, int wanted, Part part) {
        fields(message, (number, value) -> {
            if (number == wanted) {
                part.is(value);
            }
        });
    }

    /** Fields of a protobuf message that have a length; the others are skipped. */
    private static void fields(ByteBuffer message, BiConsumer<Integer, ByteBuffer> each) {
        message.order(ByteOrder.LITTLE_ENDIAN);
        while (message.hasRemaining()) {
            var tag = (int) varint(message);
            var value = value(message, tag & 7);
            if (value != null) {
                each.accept(tag >>> 3, value);
            }
        }
    }

    private static @Nullable ByteBuffer value(ByteBuffer message, int type) {
        switch (type) {
            case 0 -> varint(message);
            case 1 -> message.getLong();
            case 5 -> message.getInt();
            case 2 -> {
                var length = (int) varint(message);
                var value = message.slice(message.position(), length);
                message.position(message.position() + length);
                return value;
            }
            default -> throw new IllegalStateException("Expected protobuf, but it is something else");
        }
        return null;
    }

    private static long varint(ByteBuffer bytes) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            var next = bytes.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    private static String hex(ByteBuffer bytes) {
        var id = new byte[bytes.remaining()];
        bytes.duplicate().get(id);
        return HexFormat.of().formatHex(id);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
