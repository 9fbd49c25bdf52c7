package dev.footbridge.standalone.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** An open event stream, and what came of it so far, a text per event. */
final class Stream implements AutoCloseable {
    private final List<String> events = new CopyOnWriteArrayList<>();
    private final java.util.stream.Stream<String> lines;

    private Stream(java.util.stream.Stream<String> lines) {
        this.lines = lines;
        var reader = new Thread(this::read, "stream");
        reader.setDaemon(true);
        reader.start();
    }

    static Stream open(HttpClient http, HttpRequest request) {
        try {
            return new Stream(http.send(request, BodyHandlers.ofLines()).body());
        } catch (IOException e) {
            throw new IllegalStateException("Expected a stream, but there was none", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Expected a stream, but we were stopped", e);
        }
    }

    /** The first event that fits, once it has come; an empty text when none comes within a minute. */
    String event(Predicate<String> expected) {
        for (var tries = 0; tries < 600; tries++) {
            var found = events.stream().filter(expected).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            Caller.pause();
        }
        return "";
    }

    /** All that has come until now. */
    String soFar() {
        return String.join("\n", events);
    }

    private void read() {
        var event = new StringBuilder();
        try {
            lines.forEach(line -> {
                if (line.isEmpty() && event.length() > 0) {
                    events.add(event.toString());
                    event.setLength(0);
                } else {
                    event.append(line).append('\n');
                }
            });
        } catch (UncheckedIOException closed) {
            events.add("closed: " + closed.getMessage());
        }
    }

    @Override
    public void close() {
        lines.close();
    }
}
