package dev.footbridge.standalone.acceptance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service desk that is pushed to: what is not signed for it is refused, and an id counts once. */
final class Desk implements AutoCloseable {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, JsonNode> deliveries = new LinkedHashMap<>();
    private final List<String> traces = new ArrayList<>();
    private int refused;

    Desk() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(threads);
        server.createContext("/hooks", this::take);
        server.start();
    }

    /** What the product is told about this desk, in its environment. */
    Map<String, String> asDestination(String name) {
        return Map.of("SPRING_APPLICATION_JSON", """
                {"footbridge":{"destinations":{"%s":{"url":"http://127.0.0.1:%d/hooks","secret":"%s","allow-private":true}}}}""".formatted(
                        name, server.getAddress().getPort(), SECRET));
    }

    /** Bodies of all deliveries taken so far, each once. */
    synchronized List<JsonNode> deliveries() {
        return new ArrayList<>(deliveries.values());
    }

    /** What it was told of traces. */
    synchronized List<String> traces() {
        return List.copyOf(traces);
    }

    /** The tasks it made tickets for. */
    List<JsonNode> tickets() {
        return deliveries().stream()
                .filter(delivery -> delivery.path("type").asString().equals("task.wanted"))
                .map(delivery -> delivery.path("data"))
                .toList();
    }

    synchronized int refused() {
        return refused;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var answer = note(exchange, body);
            exchange.sendResponseHeaders(answer.isEmpty() ? 401 : 200, answer.length());
            exchange.getResponseBody().write(answer.getBytes(StandardCharsets.UTF_8));
        }
    }

    private synchronized String note(HttpExchange exchange, byte[] body) {
        var id = exchange.getRequestHeaders().getFirst("webhook-id");
        if (!isSigned(exchange, id, body)) {
            refused++;
            return "";
        }
        traces.add(String.valueOf(exchange.getRequestHeaders().getFirst("traceparent")));
        deliveries.putIfAbsent(id, JsonMapper.shared().readTree(body));
        return "{\"ticket\":\"REQ-%d\"}".formatted(new ArrayList<>(deliveries.keySet()).indexOf(id) + 1);
    }

    private static boolean isSigned(HttpExchange exchange, String id, byte[] body) {
        var at = exchange.getRequestHeaders().getFirst("webhook-timestamp");
        var signature = exchange.getRequestHeaders().getFirst("webhook-signature");
        if (id == null || at == null || signature == null) {
            return false;
        }
        var age = Duration.between(Instant.ofEpochSecond(Long.parseLong(at)), Instant.now());
        var expected = "v1," + Base64.getEncoder().encodeToString(hmac(id + "." + at + ".", body));
        return age.abs().compareTo(TOLERANCE) < 0
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] hmac(String before, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(SECRET.substring(6)), "HmacSHA256"));
            mac.update(before.getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
