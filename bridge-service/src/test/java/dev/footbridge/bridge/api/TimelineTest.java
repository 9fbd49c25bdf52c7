package dev.footbridge.bridge.api;

import static dev.footbridge.bridge.read.Announced.entry;
import static dev.footbridge.bridge.read.Announced.onboarding;
import static dev.footbridge.bridge.read.Announced.person;
import static dev.footbridge.bridge.read.Announced.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.bridge.read.ReadSide;
import dev.footbridge.schemas.bridge.Evidence;
import dev.footbridge.schemas.bridge.TaskSnapshot;
import dev.footbridge.schemas.bridge.TaskStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** One person's timeline over HTTP, from records on the log. */
class TimelineTest {
    private static ReadSide bridge;

    @BeforeAll
    static void announce() throws Exception {
        bridge = ReadSide.running();
        bridge.tell(person("E-0007", "Ada", "Lead", null));
        bridge.tell(person("T-1", "Tilda", "Lane", null, 1, "Sales", List.of("p-T-former")));
        bridge.tell(onboarding(
                "T-1",
                2,
                TaskSnapshot.newBuilder(task("contract", "hr", TaskStatus.DONE, null))
                        .setSettledBy("hr")
                        .setSettledAt(Instant.parse("2026-11-20T10:00:00.500Z"))
                        .build(),
                TaskSnapshot.newBuilder(task("laptop", "it", TaskStatus.DONE, null))
                        .setAsset("laptop")
                        .setEvidence(List.of(new Evidence("a-1", "it-tools", Instant.parse("2026-11-20T10:00:00Z"))))
                        .build(),
                TaskSnapshot.newBuilder(task("mailbox", "it", TaskStatus.DONE, null))
                        .setSystem("mail")
                        .setSettledBy("b00377f0b0a069802f2d726a520aaa7d")
                        .setSettledAt(Instant.parse("2026-11-20T09:00:00Z"))
                        .build(),
                task("desk", "facilities", TaskStatus.OPEN, "2999-01-01T00:00:00Z")));
        bridge.tell(entry("t-joined", "project-joined", "2026-12-02T09:00:00Z", "T-1", Map.of()));
    }

    @Test
    void whatHappenedIsToldNewestFirstEachInItsLane() throws Exception {
        var entries = timeline("p-T-1", "hr");
        assertThat(entries.findValuesAsString("kind"))
                .containsExactly("project-joined", "employment-begins", "task-done", "task-seen", "task-done");
        assertThat(entries.findValuesAsString("lane"))
                .containsExactly("project", "employment", "tasks", "assets", "mail");
    }

    @Test
    void whoItWasAtADeskIsNotShownAsATokenAndASystemGoesByItsName() throws Exception {
        var entries = timeline("p-T-1", "hr");
        assertThat(entries.path(2).path("by").asString()).isEqualTo("hr");
        assertThat(entries.path(4).path("by").isNull()).isTrue();
        assertThat(entries.path(4).path("laneName").path("hr").asString()).isNotBlank();
        assertThat(bridge.json("/api/checklists?worker=T-1", "hr").toString()).doesNotContain("b00377f0b0a0");
    }

    @Test
    void aDayIsADayAndATimeATime() throws Exception {
        var entries = timeline("p-T-1", "hr");
        assertThat(entries.path(1).path("day").asString()).isEqualTo("2026-12-01");
        assertThat(entries.path(1).path("at").isNull()).isTrue();
        assertThat(entries.path(3).path("at").asString()).isEqualTo("2026-11-20T10:00:00Z");
        assertThat(entries.path(3).path("source").asString()).isEqualTo("it-tools");
    }

    @Test
    void everyEntryHasTheWordsOfBothBanks() throws Exception {
        for (var entry : timeline("p-T-1", "it")) {
            assertThat(entry.path("words").path("hr").asString())
                    .as(entry.toString())
                    .isNotBlank();
            assertThat(entry.path("words").path("it").asString())
                    .as(entry.toString())
                    .isNotBlank();
        }
    }

    @Test
    void aManagerSeesTheirPeoplesAndTheirOwn() throws Exception {
        assertThat(timeline("p-E-0007", "manager").findValuesAsString("kind")).containsExactly("employment-begins");
        assertThat(bridge.get("/api/people/p-T-1/timeline", "manager").statusCode())
                .isEqualTo(404);
    }

    @Test
    void anIdTheyHadBeforeLeadsToTheOneTheyHave() throws Exception {
        var answer = bridge.get("/api/people/p-T-former/timeline", "hr");
        assertThat(answer.statusCode()).isEqualTo(308);
        assertThat(answer.headers().firstValue("Location")).hasValue("/api/people/p-T-1/timeline");
    }

    @Test
    void nobodysTimelineIsNotFoundAndNobodyReadsItUnasked() throws Exception {
        assertThat(bridge.get("/api/people/p-nobody/timeline", "hr").statusCode())
                .isEqualTo(404);
        assertThat(bridge.get("/api/people/p-T-1/timeline", null).statusCode()).isEqualTo(401);
    }

    private static JsonNode timeline(String person, String role) throws Exception {
        return bridge.json("/api/people/" + person + "/timeline", role).path("items");
    }
}
