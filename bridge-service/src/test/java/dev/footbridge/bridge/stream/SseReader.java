package dev.footbridge.bridge.stream;

import dev.footbridge.bridge.read.ReadSide;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An EventSource to the letter of the standard: fields by line, an event per blank line, the id kept. */
final class SseReader implements AutoCloseable {
    final List<Event> events = new CopyOnWriteArrayList<>();
    final int status;
    volatile String lastId = "";
    volatile boolean ended;
    volatile int comments;
    volatile @Nullable String retry;
    private final InputStream body;

    record Event(String kind, String data, String about) {
        JsonNode json() {
            return JsonMapper.shared().readTree(data);
        }
    }

    SseReader(ReadSide bridge, String query, String role, @Nullable String lastEventId) throws Exception {
        this(bridge.request("/api/stream" + query, role), lastEventId);
    }

    SseReader(HttpRequest.Builder request, @Nullable String lastEventId) throws Exception {
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        var answer = HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        status = answer.statusCode();
        body = answer.body();
        var thread = new Thread(this::read, "sse-reader");
        thread.setDaemon(true);
        thread.start();
    }

    private void read() {
        var kind = "";
        var id = "";
        List<String> data = new ArrayList<>();
        try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    lastId = id;
                    if (!data.isEmpty()) {
                        var all = String.join("\n", data);
                        var about = JsonMapper.shared().readTree(all).path("id").asString();
                        events.add(new Event(kind, all, about));
                    }
                    kind = "";
                    data.clear();
                } else if (line.startsWith(":")) {
                    comments++;
                } else if (line.startsWith("event: ")) {
                    kind = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data.add(line.substring(6));
                } else if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("retry: ")) {
                    retry = line.substring(7);
                } else {
                    throw new IllegalStateException("Expected a field of SSE, but the line is " + line);
                }
            }
        } catch (IOException e) {
            kind = "gone";
        }
        ended = true;
    }

    /** Waits for an event. */
    Event await(Predicate<Event> wanted) throws InterruptedException {
        var end = System.nanoTime() + 10_000_000_000L;
        while (System.nanoTime() < end) {
            var found = events.stream().filter(wanted).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            Thread.sleep(5);
        }
        throw new AssertionError("Expected an event within 10 s, but there are " + events);
    }

    Event await(String kind, String about) throws InterruptedException {
        return await(event -> event.kind().equals(kind) && event.about().equals(about));
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
