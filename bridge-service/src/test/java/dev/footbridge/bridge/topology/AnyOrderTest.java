package dev.footbridge.bridge.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.schemas.fact.Told;
import dev.footbridge.schemas.fact.WorkerHired;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R1: what is announced in the end does not depend on the order of what was told, nor on how often it was. */
class AnyOrderTest {
    private static final List<SpecificRecord> STORY = List.of(
            Story.hired("h-1", 0, "E-1042", "2026-12-01"),
            Story.hired("h-2", 1, "E-1042", "2026-12-14"),
            Story.hired("h-3", 2, "E-1042", "2026-12-07"),
            Story.moved("m-1", 3, "E-1042", "2027-01-01", "Finance"),
            Story.joined("p-1", 4, "E-1042", "atlas"));

    private static final List<SpecificRecord> LEAVING = List.of(
            Story.hired("h-1", 0, "E-1042", "2026-11-23"),
            Story.granted("g-1", 1, Story.about("E-1042"), "crm", "admin"),
            Story.left("l-1", 2, "E-1042", "2026-12-18"),
            Story.revoked("r-1", 3, "E-1042", "crm", "admin", "2026-12-01T10:00:00Z"),
            Story.stays("s-1", 4, "E-1042"));

    @TempDir
    Path directory;

    private int runs;

    @Test
    void anyOrderTellsTheSameStory() {
        var expected = dumpOf(STORY, false);

        assertThat(expected).contains("Finance", "2026-12-07", "atlas").doesNotContain("2026-12-14");
        everyOrderOf(STORY)
                .forEach(order -> assertThat(dumpOf(order, true))
                        .as("told in the order %s", AnyOrderTest.idsOf(order))
                        .isEqualTo(expected));
    }

    @Test
    void aDepartureThatIsWithdrawnEndsTheSameInAnyOrder() {
        var expected = dumpOf(LEAVING, false);

        assertThat(expected).contains("access[crm/admin]").contains("\"id\": \"knowledge\"");
        everyOrderOf(LEAVING)
                .forEach(order -> assertThat(dumpOf(order, true))
                        .as("told in the order %s", AnyOrderTest.idsOf(order))
                        .isEqualTo(expected));
    }

    @Test
    void toldTwiceIsToldOnceWhereverTheSecondTimeFalls() {
        var expected = dumpOf(STORY, false);

        for (int fact = 0; fact < STORY.size(); fact++) {
            for (int place = 0; place <= STORY.size(); place++) {
                var doubled = new ArrayList<>(STORY);
                doubled.add(place, STORY.get(fact));
                assertThat(dumpOf(doubled, true)).isEqualTo(expected);
            }
        }
    }

    @Test
    void allToldTwiceBackwardsIsToldOnce() {
        var doubled = new ArrayList<>(STORY);
        doubled.addAll(STORY);
        Collections.reverse(doubled);

        assertThat(dumpOf(doubled, true)).isEqualTo(dumpOf(STORY, false));
    }

    @Test
    void aCopyRecordedLaterChangesNothing() {
        var hire = (WorkerHired) STORY.get(0);
        var copy = WorkerHired.newBuilder(hire)
                .setTold(Told.newBuilder(hire.getTold())
                        .setRecorded(hire.getTold().getRecorded().plusSeconds(3600))
                        .build())
                .build();

        var after = new ArrayList<>(STORY);
        after.add(copy);
        var before = new ArrayList<>(STORY);
        before.add(0, copy);

        assertThat(dumpOf(after, true)).isEqualTo(dumpOf(STORY, false));
        assertThat(dumpOf(before, true)).isEqualTo(dumpOf(STORY, false));
    }

    /** Whose clock shows whole seconds says no order within one: there it is that of the log, whoever is read first. */
    @Test
    void toldInOneSecondItIsTheOrderOfTheLogInAnyOrder() {
        var hires = List.<SpecificRecord>of(
                Story.hiredInThatSecond("h-1", 3, "E-1042", "2026-12-07"),
                Story.hiredInThatSecond("h-2", 1, "E-1042", "2026-12-01"),
                Story.hiredInThatSecond("h-3", 2, "E-1042", "2026-12-14"));
        var expected = dumpOf(hires, false);

        assertThat(expected).contains("2026-12-07").doesNotContain("2026-12-01", "2026-12-14");
        everyOrderOf(hires)
                .forEach(order -> assertThat(dumpOf(order, true))
                        .as("told in the order %s", AnyOrderTest.idsOf(order))
                        .isEqualTo(expected));
        var againAndFirst = new ArrayList<>(hires);
        againAndFirst.add(0, Story.hiredInThatSecond("h-2", 3_600_000, "E-1042", "2026-12-01"));
        assertThat(dumpOf(againAndFirst, true)).isEqualTo(expected);
    }

    private String dumpOf(List<SpecificRecord> facts, boolean planningAfterEach) {
        try (var bridge = new Bridge(Files.createDirectory(directory.resolve("run-" + runs++)))) {
            bridge.published(1);
            for (var fact : facts) {
                bridge.told(fact);
                if (planningAfterEach) {
                    bridge.settles();
                }
            }
            bridge.settles();
            bridge.passes(Duration.ofDays(60)); // past the move
            bridge.settles();
            return bridge.dump();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String> idsOf(List<SpecificRecord> facts) {
        return facts.stream().map(fact -> ((Told) fact.get(0)).getEventId()).toList();
    }

    private static <T> List<List<T>> everyOrderOf(List<T> facts) {
        if (facts.isEmpty()) {
            return List.of(List.of());
        }
        var orders = new ArrayList<List<T>>();
        for (int first = 0; first < facts.size(); first++) {
            var rest = new ArrayList<>(facts);
            var head = rest.remove(first);
            for (var order : everyOrderOf(rest)) {
                var whole = new ArrayList<>(List.of(head));
                whole.addAll(order);
                orders.add(whole);
            }
        }
        return orders;
    }
}
