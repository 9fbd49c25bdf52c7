package dev.footbridge.standalone.demo;

import dev.footbridge.standalone.demo.DoorsClient.Answer;
import dev.footbridge.standalone.demo.Story.Deed;
import dev.footbridge.standalone.demo.Story.Step;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;

/** Tells the story, a step after the other. What goes wrong is said, and the next step follows. */
final class StoryProcessor {
    /** So that each step is told in a second of its own. */
    private static final Duration SHORTEST = Duration.ofMillis(1_050);

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long LOOK = 200;

    private final Story story;
    private final StoryCodec letters;
    private final JournalCodec journal;
    private final DoorsClient doors;
    private final double pace;
    private final InstantSource clock;
    private final Consumer<String> says;

    StoryProcessor(
            Story story,
            StoryCodec letters,
            JournalCodec journal,
            DoorsClient doors,
            double pace,
            InstantSource clock,
            Consumer<String> says) {
        this.story = story;
        this.letters = letters;
        this.journal = journal;
        this.doors = doors;
        this.pace = pace;
        this.clock = clock;
        this.says = says;
    }

    void tell() throws InterruptedException {
        var first = true;
        for (var step : story.steps()) {
            if (!journal.isDone(step.id())) {
                Thread.sleep(first ? 0 : pause(step).toMillis());
                tell(step);
                first = false;
            }
        }
    }

    private Duration pause(Step step) {
        var paced = Duration.ofMillis(Math.round(step.after().toMillis() / pace));
        return paced.compareTo(SHORTEST) < 0 ? SHORTEST : paced;
    }

    private void tell(Step step) throws InterruptedException {
        journal.begins(step.id(), clock.instant());
        says.accept(step.says());
        try {
            var wentWell = post(step);
            for (var deed : step.deeds()) {
                if (deed instanceof Deed.Complete complete) {
                    wentWell &= isTaken(complete(complete));
                }
            }
            if (wentWell) {
                journal.isDoneNow(step.id());
            }
        } catch (RuntimeException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            says.accept("    this went wrong: " + e.getMessage());
        }
    }

    /** All of them, also when one is not taken; the first that is not is said. */
    private boolean post(Step step) throws InterruptedException {
        var refused = 0;
        for (var letter : letters.letters(step, journal::told)) {
            var answer = doors.send(letter);
            if (!answer.isTaken() && refused++ == 0) {
                isTaken(answer);
            }
        }
        return refused == 0;
    }

    private boolean isTaken(Answer answer) {
        if (!answer.isTaken()) {
            says.accept("    this was not taken: "
                    + (answer.status() == 0 ? "nobody answered" : "the answer was " + answer.status())
                    + "; see the log");
        }
        return answer.isTaken();
    }

    /** As somebody would on their screen: once there is something to tick off. */
    private Answer complete(Deed.Complete deed) throws InterruptedException {
        var list =
                "/api/checklists?worker=%s&checklist=%s".formatted(encoded(deed.person()), encoded(deed.checklist()));
        var until = clock.instant().plus(PATIENCE);
        var found = doors.get(deed.account(), list);
        while (found.body().path("items").isEmpty() && clock.instant().isBefore(until)) {
            Thread.sleep(LOOK);
            found = doors.get(deed.account(), list);
        }
        var id = found.body().path("items").path(0).path("id").asString("");
        return id.isEmpty()
                ? found.isTaken() ? new Answer(404, found.body()) : found
                : doors.post(
                        deed.account(),
                        "/api/checklists/%s/tasks/%s/complete".formatted(id, encoded(deed.task())),
                        Map.of("comment", "Signed and filed"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
