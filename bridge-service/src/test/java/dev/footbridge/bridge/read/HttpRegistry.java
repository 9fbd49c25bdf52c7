package dev.footbridge.bridge.read;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.ObjectMapper;

/** Of a schema registry what readers and writers ask, over real HTTP. */
final class HttpRegistry {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> schemas = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    HttpRegistry() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        String answer;
        if (path.startsWith("/schemas/ids/")) {
            answer = JSON.writeValueAsString(Map.of("schema", schemas.get(Integer.parseInt(path.substring(13)) - 1)));
        } else if (path.startsWith("/config")) {
            answer = "{}";
        } else {
            var schema = JSON.readTree(exchange.getRequestBody()).path("schema").asString();
            if (!schemas.contains(schema)) {
                schemas.add(schema);
            }
            answer = "{\"id\":" + (schemas.indexOf(schema) + 1) + "}";
        }
        var bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    void close() {
        server.stop(0);
    }
}
