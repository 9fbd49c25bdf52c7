package dev.footbridge.standalone.demo;

import dev.footbridge.standalone.demo.TicketsCodec.Stage;
import dev.footbridge.standalone.demo.TicketsCodec.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * A small desk that really works: pulls tasks, accepts them, takes its time, and then what it did is told by the systems
 * it did it in. It knows nothing but what a desk is told.
 */
final class DeskProcessor {
    private static final String ACCOUNT = "it";
    private static final List<String> NOBODYS = List.of("withdrawn", "completed", "rejected", "failed");
    private static final Map<String, Duration> WORK = Map.of(
            "grant", Duration.ofSeconds(4),
            "revoke", Duration.ofSeconds(3),
            "assign-asset", Duration.ofSeconds(8),
            "collect-asset", Duration.ofSeconds(8));
    private static final Duration USUAL_WORK = Duration.ofSeconds(5);
    private static final Duration BEFORE_START = Duration.ofSeconds(2);
    private static final Duration PARKED = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration CALM = Duration.ofSeconds(8);
    private static final Duration SHORTEST_LOOK = Duration.ofMillis(250);

    private final DoorsClient doors;
    private final TicketsCodec tickets;
    private final TicketLettersCodec letters;
    private final double pace;
    private final InstantSource clock;
    private final Consumer<String> says;
    private final Map<String, Instant> parked = new HashMap<>();
    private int done;
    private volatile Instant quietSince;

    DeskProcessor(
            DoorsClient doors,
            TicketsCodec tickets,
            TicketLettersCodec letters,
            double pace,
            InstantSource clock,
            Consumer<String> says) {
        this.doors = doors;
        this.tickets = tickets;
        this.letters = letters;
        this.pace = pace;
        this.clock = clock;
        this.says = says;
        this.quietSince = clock.instant();
    }

    void work() throws InterruptedException {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                round();
            } catch (RuntimeException e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                says.accept("    the desk could not go on, and tries again: " + e.getMessage());
                Thread.sleep(PARKED.toMillis());
            }
            var look = paced(LOOK);
            Thread.sleep((look.compareTo(SHORTEST_LOOK) < 0 ? SHORTEST_LOOK : look).toMillis());
        }
    }

    /** Whether it has had nothing to do, and nothing coming, for a while. */
    boolean isCalm() {
        return Duration.between(quietSince, clock.instant()).compareTo(CALM) > 0;
    }

    private void round() throws InterruptedException {
        var taken = take();
        if (taken > 0) {
            says.accept("    the desk takes " + counted(taken));
        }
        for (var ticket : tickets.open().entrySet()) {
            goOn(ticket.getKey(), ticket.getValue());
        }
        var isQuiet = taken == 0
                && tickets.open().keySet().stream().allMatch(this::isParked)
                && doors.get(ACCOUNT, "/it/tasks?status=settling&limit=1")
                        .body()
                        .path("items")
                        .isEmpty();
        if (isQuiet && done > 0) {
            says.accept("    the desk has done " + counted(done) + ", and has nothing left");
            done = 0;
        }
        if (!isQuiet) {
            quietSince = clock.instant();
        }
    }

    private int take() throws InterruptedException {
        var taken = 0;
        for (var task :
                doors.get(ACCOUNT, "/it/tasks?status=open&limit=200").body().path("items")) {
            var id = task.path("taskId").asString();
            if (!tickets.has(id)) {
                tickets.begin(id, clock.instant());
                taken++;
            }
        }
        return taken;
    }

    private boolean isParked(String task) {
        return parked.getOrDefault(task, Instant.EPOCH).isAfter(clock.instant());
    }

    private void goOn(String task, Ticket ticket) throws InterruptedException {
        var waits = clock.instant().isBefore(ticket.since().plus(pause(ticket.stage())));
        if (waits || isParked(task)) {
            return;
        }
        var path = "/it/tasks/" + task;
        if (ticket.stage() == Stage.NEW) {
            if (doors.post(ACCOUNT, path + "/accept", Map.of("ticket", ticket.number()))
                    .isTaken()) {
                tickets.comesTo(task, Stage.ACCEPTED, clock.instant());
                return;
            }
        }
        var shown = doors.get(ACCOUNT, path);
        if (shown.isTaken()) {
            goOn(task, ticket, shown.body());
        }
    }

    private void goOn(String task, Ticket ticket, JsonNode shown) throws InterruptedException {
        if (NOBODYS.contains(shown.path("status").asString()) && ticket.stage() != Stage.FINISHING) {
            tickets.comesTo(task, Stage.CLOSED, clock.instant());
        } else if (isForLater(shown)) {
            parked.put(task, clock.instant().plus(PARKED));
        } else if (ticket.stage() == Stage.ACCEPTED || ticket.stage() == Stage.STARTING) {
            start(task, ticket, shown);
        } else if (isWorkDone(ticket, shown)) {
            finish(task, ticket, shown);
        }
    }

    /** What is to be taken away is left until it is due. */
    private boolean isForLater(JsonNode shown) {
        var takes = List.of("revoke", "disable-account", "collect-asset")
                .contains(shown.path("action").asString());
        return takes
                && shown.path("due").isString()
                && Instant.parse(shown.path("due").asString()).isAfter(clock.instant());
    }

    private void start(String task, Ticket ticket, JsonNode shown) throws InterruptedException {
        var starting =
                ticket.stage() == Stage.STARTING ? ticket : tickets.comesTo(task, Stage.STARTING, clock.instant());
        if (doors.send(letters.started(shown, starting)).isTaken()) {
            tickets.comesTo(task, Stage.STARTED, clock.instant());
        }
    }

    private boolean isWorkDone(Ticket ticket, JsonNode shown) {
        var work = paced(WORK.getOrDefault(shown.path("action").asString(), USUAL_WORK));
        return ticket.stage() == Stage.FINISHING
                || !clock.instant().isBefore(ticket.since().plus(work));
    }

    private void finish(String task, Ticket ticket, JsonNode shown) throws InterruptedException {
        var finishing =
                ticket.stage() == Stage.FINISHING ? ticket : tickets.comesTo(task, Stage.FINISHING, clock.instant());
        var isTold = doors.send(letters.done(shown, finishing)).isTaken();
        var evidence = letters.evidence(shown, finishing);
        if (evidence.isPresent()) {
            isTold &= doors.send(evidence.get()).isTaken();
        }
        if (isTold) {
            tickets.comesTo(task, Stage.CLOSED, clock.instant());
            done++;
        }
    }

    private Duration pause(Stage stage) {
        return stage == Stage.ACCEPTED ? paced(BEFORE_START) : Duration.ZERO;
    }

    private Duration paced(Duration duration) {
        return Duration.ofMillis(Math.round(duration.toMillis() / pace));
    }

    private static String counted(int tickets) {
        return tickets + (tickets == 1 ? " ticket" : " tickets");
    }
}
