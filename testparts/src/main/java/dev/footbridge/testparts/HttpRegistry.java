package dev.footbridge.testparts;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/** Of a schema registry what a reader and a writer ask, over real HTTP; it can be switched off. */
public final class HttpRegistry implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final List<String> schemas = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final HttpServer server;
    private volatile boolean away;

    public HttpRegistry() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public void isAway(boolean now) {
        away = now;
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        String answer;
        if (path.startsWith("/schemas/ids/")) {
            answer = JSON.writeValueAsString(Map.of("schema", schemas.get(Integer.parseInt(path.substring(13)) - 1)));
        } else if (path.startsWith("/subjects/")) {
            var schema = JSON.readTree(exchange.getRequestBody()).path("schema").asString();
            if (!schemas.contains(schema)) {
                schemas.add(schema);
            }
            answer = "{\"id\":" + (schemas.indexOf(schema) + 1) + "}";
        } else {
            answer = "{}";
        }
        var bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(away ? 503 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
