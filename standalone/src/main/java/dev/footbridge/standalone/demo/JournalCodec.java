package dev.footbridge.standalone.demo;

import dev.footbridge.standalone.PrivateJsonCodec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How far the story is told, in {@code demo.json} of the home: that file is also what makes a home one of a demo. When a
 * step is told stands there before its first letter leaves, so that a demo that was stopped goes on with the same letters.
 */
final class JournalCodec {
    /** @param zone whose days the story counts */
    record Written(LocalDate begun, String zone, Map<String, Told> steps) {}

    record Told(Instant told, boolean done) {}

    private final Path file;
    private Written written;

    private JournalCodec(Path file, Written written) {
        this.file = file;
        this.written = written;
    }

    static Path in(Path home) {
        return home.resolve("demo.json");
    }

    static boolean isThere(Path home) {
        return Files.exists(in(home));
    }

    static JournalCodec readOrBegin(Path home, LocalDate today, ZoneId zone) {
        var file = in(home);
        return new JournalCodec(
                file,
                PrivateJsonCodec.readOrCreate(
                        file, Written.class, () -> new Written(today, zone.getId(), new LinkedHashMap<>())));
    }

    LocalDate begun() {
        return written.begun();
    }

    ZoneId zone() {
        return ZoneId.of(written.zone());
    }

    synchronized boolean isDone(String step) {
        return written.steps().containsKey(step) && written.steps().get(step).done();
    }

    synchronized Instant told(String step) {
        var told = written.steps().get(step);
        if (told == null) {
            throw new IllegalStateException("Expected step " + step + " to be told before, but it is not");
        }
        return told.told();
    }

    /** When it is told: now, or when it was begun to be. Vendors tell whole seconds, so no two steps share one. */
    synchronized Instant begins(String step, Instant now) {
        if (!written.steps().containsKey(step)) {
            put(step, new Told(now.truncatedTo(ChronoUnit.SECONDS), false));
        }
        return told(step);
    }

    synchronized void isDoneNow(String step) {
        put(step, new Told(told(step), true));
    }

    private void put(String step, Told told) {
        var steps = new LinkedHashMap<>(written.steps());
        steps.put(step, told);
        written = new Written(written.begun(), written.zone(), steps);
        PrivateJsonCodec.write(file, written);
    }
}
