package dev.footbridge.standalone.faults;

import static dev.footbridge.standalone.faults.DispatchWorld.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dispatch as desks see it, pushed to and pulling, with a real log, database and desk. */
class DispatchIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static DispatchWorld world;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        world = new DispatchWorld(folder);
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void aLeaveHeardWhileTheHireIsCaughtUpMeansTheHireIsNeverSent() throws Exception {
        world.bridge.catchesUp(false);
        try {
            world.bridge.somethingAtTheDoorOfHr(); // the leave: told, and read by nobody yet
            world.bridge.task("hire", "mail", true, 1);
            eventually("marks behind the hire's task", () -> world.count("""
                    select count(*) from dispatch.wanted w join dispatch.mark m using (partition)
                    where w.task = 'hire' and m.log_offset > w.log_offset + 20""") == 1);
            assertThat(world.count("select count(*) from dispatch.desk_task where task = 'hire'"))
                    .isZero();
            assertThat(world.get("/actuator/health").body()).contains("group hr-mapper");

            world.bridge.task("hire", "mail", false, 2); // the leave is read and planned
        } finally {
            world.bridge.catchesUp(true);
        }
        world.bridge.task("after", "mail", true, 1);
        eventually("the next task to be a ticket", () -> !world.deskLog("after").isEmpty());
        assertThat(world.deskLog("hire")).isEmpty();
    }

    /** Of linked records: what the one person says last and what the other says first are read in any order. */
    @Test
    void whatIsReadLateOfAnotherPartitionIsOlderThanWhatTheDeskHas() throws Exception {
        world.bridge.task(0, "handed-over", "mail", true, 1);
        eventually("a ticket", () -> world.deskLog("handed-over").size() == 1);
        world.bridge.task(1, "handed-over", "mail", true, 3);
        eventually("the change", () -> world.deskLog("handed-over").size() == 2);
        world.bridge.task(0, "handed-over", "mail", false, 2);
        settled("first");
        assertThat(world.deskLog("handed-over")).hasSize(2).noneMatch(line -> line.startsWith("withdraw"));

        world.bridge.task(2, "handed-over", "mail", false, 5);
        eventually("it to be withdrawn", () -> world.deskLog("handed-over").size() == 3);
        world.bridge.task(1, "handed-over", "mail", true, 4);
        settled("second");
        assertThat(world.deskLog("handed-over")).hasSize(3);
    }

    /** All that was written before is read, on every partition, and done. */
    private static void settled(String name) throws Exception {
        for (var partition = 0; partition < StandInBridge.PARTITIONS; partition++) {
            var task = name + "-on-" + partition;
            world.bridge.task(partition, task, "mail", true, 1);
            eventually("a ticket", () -> !world.deskLog(task).isEmpty());
        }
    }

    @Test
    void aTaskUnderANewIdIsTheTicketOfTheFormer() throws Exception {
        world.bridge.task("renamed", "mail", true, 1);
        eventually("a ticket", () -> world.deskLog("renamed").size() == 1);

        world.bridge.task("renamed-v2", "mail", true, 2, "renamed");
        eventually("the change to be told", () -> world.deskLog("renamed").size() == 2);
        assertThat(world.deskLog("renamed").get(1)).startsWith("change");
        world.bridge.task("renamed-v2", "mail", false, 3, "renamed");
        eventually("it to be withdrawn", () -> world.deskLog("renamed").size() == 3);

        assertThat(world.deskLog("renamed").get(2)).startsWith("withdraw");
        assertThat(world.deskLog("renamed-v2")).isEmpty();
        assertThat(world.get("/it/tasks/renamed").statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsObservedIsShownAndSentOnlyOnceItActs() throws Exception {
        world.bridge.policy(2, DispatchWorld.policy("observe"));
        world.bridge.task("watched-1", "wiki", true, 1);
        world.bridge.task("watched-2", "wiki", true, 1);
        eventually("both to be observed", () -> observed("watched-1") && observed("watched-2"));
        assertThat(world.post("/it/tasks/watched-1/accept", "{}").statusCode()).isEqualTo(409);
        world.bridge.task("watched-2", "wiki", false, 2);
        eventually("one to be gone", () -> world.get("/it/tasks/watched-2").statusCode() == 404);
        assertThat(world.deskLog("watched-1")).isEmpty();

        world.bridge.policy(3, DispatchWorld.policy("act"));
        eventually(
                "what is wanted then to be sent",
                () -> !world.deskLog("watched-1").isEmpty());
        world.bridge.task("watched-3", "wiki", true, 1);
        eventually("the next", () -> !world.deskLog("watched-3").isEmpty());
        assertThat(world.deskLog("watched-2")).isEmpty();
    }

    private static boolean observed(String task) throws Exception {
        var answer = world.get("/it/tasks/" + task);
        return answer.statusCode() == 200
                && json(answer).path("status").asText().equals("observed");
    }

    @Test
    void aDeskPullsAcceptsAndCompletes() throws Exception {
        world.bridge.task("pulled", "anything", true, 1);
        eventually("it to be open", () -> status("pulled").equals("open"));
        assertThat(json(world.get("/it/tasks?status=open&destination=pulling&limit=200"))
                        .path("items")
                        .findValuesAsText("taskId"))
                .contains("pulled");

        var accepted = world.post("/it/tasks/pulled/accept", "{\"ticket\":\"INC-1\"}");
        assertThat(accepted.statusCode()).isEqualTo(202);
        assertThat(json(accepted).path("position").asText()).matches("\\d+-\\d+");
        assertThat(world.post("/it/tasks/pulled/accept", "{\"ticket\":\"INC-1\"}")
                        .statusCode())
                .as("said again")
                .isEqualTo(200);
        assertThat(status("pulled")).isEqualTo("accepted");
        assertThat(world.post("/it/tasks/pulled/fail", "{}").statusCode())
                .as("without a reason")
                .isEqualTo(422);
        assertThat(world.post("/it/tasks/pulled/fail", "{\"note\":\"no licence left\"}", "Idempotency-Key", "k-1")
                        .statusCode())
                .isEqualTo(202);
        assertThat(world.post("/it/tasks/pulled/fail", "{\"note\":\"no licence left\"}", "Idempotency-Key", "k-1")
                        .statusCode())
                .isEqualTo(200);
        assertThat(world.post("/it/tasks/pulled/complete", "{}").statusCode()).isEqualTo(202);
        assertThat(world.post("/it/tasks/pulled/start", "{}").statusCode())
                .as("what is complete is not begun")
                .isEqualTo(409);
        eventually("three facts of three reports", () -> reports("pulled") == 3);
    }

    @Test
    void underOneKeyTheSameIsSaidOnceHoweverMuchLater() throws Exception {
        world.bridge.task("keyed", "anything", true, 1);
        eventually("it to be open", () -> status("keyed").equals("open"));
        var failed = "{\"note\":\"no licence left\"}";
        assertThat(world.post("/it/tasks/keyed/fail", failed, "Idempotency-Key", "k-2")
                        .statusCode())
                .isEqualTo(202);
        assertThat(world.post("/it/tasks/keyed/start", "{}").statusCode()).isEqualTo(202);

        assertThat(world.post("/it/tasks/keyed/fail", failed, "Idempotency-Key", "k-2")
                        .statusCode())
                .isEqualTo(200);
        assertThat(status("keyed")).isEqualTo("in-progress");
    }

    @Test
    void whatADeskSaysIsReadAsStrictlyAsAnEvent() throws Exception {
        world.bridge.task("strict", "anything", true, 1);
        eventually("it to be open", () -> status("strict").equals("open"));

        var misspelt = world.post("/it/tasks/strict/accept", "{\"tiket\":\"INC-1\"}");
        assertThat(misspelt.statusCode()).isEqualTo(422);
        assertThat(misspelt.body()).contains("tiket");
        for (var wrong : List.of("\\u0000", "\\ud800", "x".repeat(1_001))) {
            assertThat(world.post("/it/tasks/strict/accept", "{\"ticket\":\"" + wrong + "\"}")
                            .statusCode())
                    .isEqualTo(422);
        }
        assertThat(world.post("/it/tasks/strict/accept", "{\"by\":\"a\",\"by\":\"b\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(world.post("/it/tasks/strict/accept", "[]").statusCode()).isEqualTo(400);
        assertThat(world.get("/it/tasks?system=%00").statusCode()).isEqualTo(400);
        assertThat(world.get("/it/tasks?sistem=mail").statusCode()).isEqualTo(400);
        assertThat(world.get("/it/tasks?after=AGEgAGI").statusCode()).isEqualTo(400);
        assertThat(status("strict")).isEqualTo("open");
    }

    @Test
    void anOlderReportThatComesLaterChangesNothing() throws Exception {
        world.bridge.task("disordered", "anything", true, 1);
        eventually("it to be open", () -> status("disordered").equals("open"));
        report("disordered", "completed", "2026-11-20T10:00:00Z");
        eventually("it to be completed", () -> status("disordered").equals("completed"));

        report("disordered", "in-progress", "2026-11-20T09:00:00Z");
        eventually("the older one to be on the log", () -> reports("disordered") == 2);
        var written = new AtomicLong();
        world.log().each("it.events.v1", (key, fact) -> written.incrementAndGet());
        eventually("all of it to be read", () -> read("it.events.v1") >= written.get());

        assertThat(status("disordered")).isEqualTo("completed");
    }

    /** So that both are read at once, by and large. */
    @Test
    void reportsInQuickSuccessionAreReadInTheirOwnOrder() throws Exception {
        world.bridge.task("hurried", "anything", true, 1);
        eventually("it to be open", () -> status("hurried").equals("open"));
        for (int minute = 20; minute >= 10; minute--) {
            var status = minute == 20 ? "completed" : "in-progress";
            report("hurried", status, "2026-11-20T10:" + minute + ":00Z");
        }
        eventually("all of them to be on the log", () -> reports("hurried") == 11);
        var written = new AtomicLong();
        world.log().each("it.events.v1", (key, fact) -> written.incrementAndGet());
        eventually("all of it to be read", () -> read("it.events.v1") >= written.get());

        assertThat(status("hurried")).isEqualTo("completed");
    }

    private static long read(String topic) throws Exception {
        return world.count("select coalesce(sum(next_offset), 0) from readmodel.position where projection = 'dispatch'"
                + " and topic = '" + topic + "'");
    }

    private static void report(String task, String status, String at) throws Exception {
        var event = """
                {"specversion":"1.0","type":"dev.footbridge.it.task-reported.v1","source":"desk-tool","id":"%s-%s","time":"%s",
                 "data":{"taskId":"%s","status":"%s","at":"%s"}}""".formatted(task, at, at, task, status, at);
        assertThat(world.post("/it/events", event).statusCode()).isEqualTo(202);
    }

    private static long reports(String task) {
        var ids = new java.util.HashSet<String>();
        world.log().each("it.events.v1", (key, fact) -> {
            if (fact.getSchema().getName().equals("TaskReported")
                    && fact.get("taskId").toString().equals(task)) {
                ids.add(((org.apache.avro.generic.GenericRecord) fact.get("told"))
                        .get("eventId")
                        .toString());
            }
        });
        return ids.size();
    }

    @Test
    void whatNobodyKnowsIsNotFound() throws Exception {
        assertThat(world.get("/it/tasks/nobody").statusCode()).isEqualTo(404);
        assertThat(world.post("/it/tasks/nobody/accept", "{}").statusCode()).isEqualTo(404);
        assertThat(world.post("/it/tasks/nobody/cuddle", "{}").statusCode()).isEqualTo(404);
        assertThat(world.get("/it/tasks?status=lost").statusCode()).isEqualTo(400);
        assertThat(world.get("/it/tasks?after=%21").statusCode()).isEqualTo(400);
        assertThat(world.get("/it/tasks?system=%00").statusCode()).isEqualTo(400);
    }

    @Test
    void pagesGoOnWhereTheyEnded() throws Exception {
        for (var i = 0; i < 5; i++) {
            world.bridge.task("page-" + i, "paged", true, 1);
        }
        eventually(
                "all to be there",
                () -> page("/it/tasks?system=paged").path("items").size() == 5);
        var seen = new java.util.ArrayList<String>();
        var next = "";
        do {
            var page = page("/it/tasks?system=paged&status=open&status=settling&limit=2"
                    + (next.isEmpty() ? "" : "&after=" + next));
            seen.addAll(page.path("items").findValuesAsText("taskId"));
            next = page.path("next").isNull() ? "" : page.path("next").asText();
        } while (!next.isEmpty());
        assertThat(seen).containsExactly("page-0", "page-1", "page-2", "page-3", "page-4");
    }

    private static JsonNode page(String path) throws Exception {
        return json(world.get(path));
    }

    @Test
    void oneThatIsSlowGoneOrWrongDoesNotHoldTheOthers() throws Exception {
        for (var i = 0; i < 6; i++) {
            world.bridge.task("slow-" + i, "mainframe", true, 1);
        }
        world.bridge.task("bad", "telex", true, 1);
        world.bridge.task("gone", "fax", true, 1);
        world.bridge.task("quick", "mail", true, 1);

        eventually("the quick one", () -> !world.deskLog("quick").isEmpty());
        assertThat(world.deskLog("slow-0")).isEmpty();
        eventually("a refusal to wait for a human", () -> delivery("bad").equals("failed"));
        assertThat(json(world.get("/it/tasks/bad")).path("fault").asText()).isEqualTo("HTTP 400");
        eventually("410 to be seen", () -> world.get("/it/destinations").body().contains("410"));
        var health = json(world.get("/actuator/health"));
        assertThat(health.path("components").path("dispatch").path("status").asText())
                .isEqualTo("UP");
        assertThat(health.toString()).contains("disabled: HTTP 410 Gone");

        assertThat(world.post("/it/destinations/gone/resume", "").statusCode()).isEqualTo(204);
        assertThat(world.post("/it/destinations/nobody/resume", "").statusCode())
                .isEqualTo(404);
        eventually(
                "it to be tried again, and gone again",
                () -> world.get("/it/destinations").body().contains("410"));
    }

    private static String status(String task) throws Exception {
        return json(world.get("/it/tasks/" + task)).path("status").asText();
    }

    private static String delivery(String task) throws Exception {
        return json(world.get("/it/tasks/" + task)).path("delivery").asText();
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return JSON.readTree(answer.body());
    }
}
