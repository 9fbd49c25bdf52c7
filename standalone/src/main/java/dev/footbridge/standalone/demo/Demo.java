package dev.footbridge.standalone.demo;

import dev.footbridge.standalone.Access;
import dev.footbridge.standalone.StartRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A demo in a home of its own, which is never mixed with real data. It is told once: stopped in the middle, it goes on
 * where it was.
 */
public final class Demo implements AutoCloseable {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final Duration CALM = Duration.ofMinutes(3);
    private static final long LOOK = 200;
    private static final long END = 2_000;

    /** What a home has before anything is in it. */
    private static final Set<String> NOTHING_YET = Set.of("lock", "logs");

    private final Path home;
    private final JournalCodec journal;
    private final double pace;
    private final List<Thread> threads = new ArrayList<>();

    private Demo(Path home, JournalCodec journal, double pace) {
        this.home = home;
        this.journal = journal;
        this.pace = pace;
    }

    /** @param pace how fast it is told: 2 is twice as fast */
    public static Demo in(Path home, double pace) {
        if (!JournalCodec.isThere(home) && !isNew(home)) {
            throw new StartRefused(
                    "Expected a home for the demo alone, but %s has data of its own. Try --home DIR.".formatted(home));
        }
        var clock = Clock.systemDefaultZone();
        return new Demo(home, JournalCodec.readOrBegin(home, LocalDate.now(clock), clock.getZone()), pace);
    }

    /** Real data never goes where a demo was. */
    public static void refuseIn(Path home) {
        if (JournalCodec.isThere(home)) {
            throw new StartRefused(
                    "Expected a home of your own, but %s is a demo's. Start it with --demo, or try --home DIR."
                            .formatted(home));
        }
    }

    private static boolean isNew(Path home) {
        try (var files = Files.list(home)) {
            return files.allMatch(
                    file -> NOTHING_YET.contains(file.getFileName().toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return its own policy files */
    public Path policies(Path sample) {
        return PolicyOverlayCodec.readOrCreate(home, sample, journal.begun());
    }

    /** Begins to play, and returns at once. */
    public void play(Access access, Consumer<String> says) {
        var clock = Clock.systemUTC();
        var calendar = new Calendar(journal.begun());
        var story = StoryReader.read();
        var rights = new AccessLettersCodec(access.sources().get("okta-main").names());
        var doors = new DoorsClient(access, clock, Duration.ofSeconds(1));
        var letters = new StoryCodec(story, CastReader.read(calendar), calendar, journal.zone(), rights);
        var desk = new DeskProcessor(
                doors, TicketsCodec.readOrCreate(home), new TicketLettersCodec(rights), pace, clock, says);
        var teller = new StoryProcessor(story, letters, journal, doors, pace, clock, says);
        var told =
                story.steps().stream().filter(step -> journal.isDone(step.id())).count();
        begin("demo-desk", desk::work);
        begin("demo-story", () -> {
            says.accept(opening(told, story.steps().size()));
            teller.tell();
            awaitCalm(desk);
            says.accept(ending(access));
        });
    }

    private String opening(long told, int of) {
        var day = DAY.format(journal.begun());
        if (told == 0) {
            return "The demo begins: a small invented company";
        }
        return told < of
                ? "The demo of %s goes on: %d of its %d steps are told".formatted(day, told, of)
                : "The demo of %s is told; it is all there, and the desk works on".formatted(day);
    }

    private String ending(Access access) {
        return """
                That was the story, and all is calm. Sign in at %s as hr, it, manager or auditor: passwords are in %s
                The desk works on. Ctrl-C stops it; to see the story again, take %s away first.""".formatted(access.url(), home.resolve("access.json"), home);
    }

    private static void awaitCalm(DeskProcessor desk) throws InterruptedException {
        for (var waited = 0L; !desk.isCalm() && waited < CALM.toMillis(); waited += LOOK) {
            Thread.sleep(LOOK);
        }
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    private void begin(String name, Work work) {
        var thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    } catch (RuntimeException e) {
                        // A write that a stop cuts off fails in ways of its own.
                        if (!Thread.currentThread().isInterrupted()) {
                            throw e;
                        }
                    }
                },
                name);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        try {
            for (var thread : threads) {
                thread.join(END);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
