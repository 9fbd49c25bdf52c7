package dev.footbridge.schemas.registry;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.footbridge.schemas.topic.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.Schema;

/** A registry that fails on command, over real HTTP. The real one is in the end-to-end tests. */
public final class ScriptedRegistry implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Subject(String name, Schema schema) {}

    private final HttpServer server;
    private final List<Subject> subjects = new ArrayList<>();
    private volatile int status = 200;
    private volatile boolean slow;
    private volatile int registrations;
    private volatile String authorization = "";

    public ScriptedRegistry() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    public URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    public int knows(String topic, Schema schema) {
        subjects.add(new Subject(Topic.subject(topic, schema.getFullName()), schema));
        return subjects.size();
    }

    public void answers(int failure) {
        status = failure;
    }

    public void isSlow() {
        slow = true;
    }

    /** What the last caller presented. */
    public String authorization() {
        return authorization;
    }

    public int registrations() {
        return registrations;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            authorization =
                    Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), "");
            if (slow) {
                pause();
            }
            var body = status != 200 ? null : found(exchange);
            var bytes = JSON.writeValueAsBytes(body == null ? Map.of("error_code", 40403) : body);
            exchange.sendResponseHeaders(status != 200 ? status : body == null ? 404 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Map<String, Object> found(HttpExchange exchange) throws IOException {
        var path = URLDecoder.decode(exchange.getRequestURI().getRawPath(), StandardCharsets.UTF_8);
        if (path.startsWith("/schemas/ids/")) {
            var id = Integer.parseInt(path.substring("/schemas/ids/".length()));
            return id > subjects.size()
                    ? null
                    : Map.of("schema", subjects.get(id - 1).schema().toString());
        }
        if (path.endsWith("/versions")) {
            registrations++;
        }
        var schema = new Schema.Parser()
                .parse(JSON.readTree(exchange.getRequestBody()).path("schema").asText());
        var subject = new Subject(path.substring("/subjects/".length()), schema);
        var index = subjects.indexOf(subject);
        return index < 0 ? null : Map.of("id", index + 1);
    }

    private static void pause() {
        try {
            Thread.sleep(1_500); // longer than the client's patience
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
