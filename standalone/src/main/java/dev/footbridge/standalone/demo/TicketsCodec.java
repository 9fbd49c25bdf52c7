package dev.footbridge.standalone.demo;

import dev.footbridge.standalone.PrivateJsonCodec;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** The desk's own tickets, in {@code desk.json} of the home: what it is about to tell stands there before it tells it. */
final class TicketsCodec {
    enum Stage {
        /** Somebody is going to look at it. */
        NEW,
        ACCEPTED,
        /** It is being told that work has begun. */
        STARTING,
        STARTED,
        /** It is being told that it is done. */
        FINISHING,
        /** Done, or not wanted any more. */
        CLOSED
    }

    /** @param since when it came to this stage, which is what is told */
    record Ticket(String number, Stage stage, Instant since) {}

    record Written(Map<String, Ticket> tickets) {}

    private final Path file;
    private final Map<String, Ticket> tickets;

    private TicketsCodec(Path file, Map<String, Ticket> tickets) {
        this.file = file;
        this.tickets = new LinkedHashMap<>(tickets);
    }

    static TicketsCodec readOrCreate(Path home) {
        var file = home.resolve("desk.json");
        var written = PrivateJsonCodec.readOrCreate(file, Written.class, () -> new Written(new LinkedHashMap<>()));
        return new TicketsCodec(file, written.tickets());
    }

    boolean has(String task) {
        return tickets.containsKey(task);
    }

    /** Those with something left to do, by task. */
    Map<String, Ticket> open() {
        var open = new LinkedHashMap<>(tickets);
        open.values().removeIf(ticket -> ticket.stage() == Stage.CLOSED);
        return open;
    }

    Ticket begin(String task, Instant now) {
        return put(task, new Ticket("IT-" + (tickets.size() + 1), Stage.NEW, now));
    }

    Ticket comesTo(String task, Stage stage, Instant now) {
        var before = tickets.get(task);
        if (before == null) {
            throw new IllegalStateException("Expected a ticket of the desk, but there is none");
        }
        return put(task, new Ticket(before.number(), stage, now));
    }

    private Ticket put(String task, Ticket ticket) {
        var whole = new Ticket(ticket.number(), ticket.stage(), ticket.since().truncatedTo(ChronoUnit.MILLIS));
        tickets.put(task, whole);
        PrivateJsonCodec.write(file, new Written(tickets));
        return whole;
    }
}
