package dev.footbridge.bridge.decision;

import static dev.footbridge.bridge.read.Announced.onboarding;
import static dev.footbridge.bridge.read.Announced.person;
import static dev.footbridge.bridge.read.Announced.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.bridge.read.ReadSide;
import dev.footbridge.schemas.bridge.Evidence;
import dev.footbridge.schemas.bridge.TaskSnapshot;
import dev.footbridge.schemas.bridge.TaskStatus;
import dev.footbridge.schemas.decision.TaskCompleted;
import dev.footbridge.schemas.decision.TaskWaived;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Completing and waiving tasks over HTTP, down to the records on the log. */
class TaskDecisionsTest {
    private static ReadSide bridge;

    @BeforeAll
    static void announce() throws Exception {
        bridge = ReadSide.running();
        bridge.tell(person("TD-0", "Ada", "Lead", null));
        bridge.tell(person("E-0003", "Ivo", "Desk", null));
        bridge.tell(person("TD-1", "Mara", "Quill", "TD-0"));
        bridge.tell(onboarding(
                "TD-1",
                1,
                task("contract", "hr", TaskStatus.OPEN, null),
                providing(task("laptop", "it", TaskStatus.OPEN, null)),
                providing(task("access[crm/user]", "it", TaskStatus.WAITING, null)),
                task("buddy", "manager", TaskStatus.PLANNED, null),
                task("feedback", "employee", TaskStatus.PLANNED, null)));
    }

    @Test
    void aCompletedTaskIsOnTheLogUnderItsPersonWithWhoWhenAndWhy() throws Exception {
        var answer = decide("TD-1", "contract", "complete", "hr", "{\"comment\":\"signed on paper\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(json(answer).path("position").asString()).isNotBlank().doesNotContain(":");

        var record = only("contract", "signed on paper");
        var told = (TaskCompleted) bridge.decoded(record);
        assertThat(record.key()).isEqualTo("p-TD-1");
        assertThat(told.getPerson()).isEqualTo("p-TD-1");
        assertThat(told.getChecklist()).isEqualTo("c-TD-1");
        assertThat(told.getBy()).isEqualTo("hr");
        assertThat(told.getTold().getSource()).isEqualTo("footbridge");
        assertThat(told.getTold().getEventId()).matches("[0-9a-f]{32}").isEqualTo(header(record, "ce_id"));
        assertThat(header(record, "ce_type")).isEqualTo("dev.footbridge.bridge.task-completed.v1");
        assertThat(told.getTold().getTold())
                .isEqualTo(told.getAt())
                .isBetween(Instant.now().minusSeconds(60), Instant.now());
    }

    @Test
    void anIdWithBracketsAndASlashIsOneIdEncodedOrNot() throws Exception {
        for (var written : List.of(
                "access%5Bcrm%2Fuser%5D",
                "access%5Bcrm%2fuser%5D", "access%5Bcrm/user%5D", "%61ccess%5Bcrm%2Fuser%5D")) {
            var answer = decide("TD-1", written, "complete", "it", "{\"comment\":\"" + written + "\"}");
            assertThat(answer.statusCode()).as(written + answer.body()).isEqualTo(202);
            assertThat(((TaskCompleted) bridge.decoded(only("access[crm/user]", written))).getTask())
                    .isEqualTo("access[crm/user]");
        }
    }

    @Test
    void anIdWithAnythingADeskMayWriteOnATagIsReached() throws Exception {
        var tag = "assets[laptop:A/1 ä;50%=x..//B]";
        bridge.tell(person("TD-2", "Tag", "Ged", null));
        bridge.tell(onboarding("TD-2", 1, task(tag, "it", TaskStatus.OPEN, null)));
        var written = "assets%5Blaptop:A%2F1%20%C3%A4%3B50%25=x..%2F%2FB%5D";
        var answer = decide("TD-2", written, "complete", "it", "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    @Test
    void aPathThatLeadsElsewhereIsRefusedAsEver() throws Exception {
        for (var path : List.of(
                "/api/checklists/c-TD-1/tasks/../../me/x/complete",
                "/api/checklists/c-TD-1/tasks/%2e%2e/complete",
                "/api/checklists/c-TD-1/tasks/x%2F..%2F..%2Fy/complete",
                "/api/checklists/c-TD-1/tasks/a%00b/complete",
                "/api/checklists/c-TD-1/tasks/a%0ab/complete",
                "/api/checklists/c-TD-1/tasks/contract;x=y/complete",
                "/api/checklists/c-TD-1/tasks//contract/complete",
                "/api/checklists/c-TD-1/tasks/a%5Cb/complete",
                "/api/checklists%2Fc-TD-1",
                "/api/checklists/c-TD-1%2Ftasks/contract/complete",
                "/api/people/%2e%2e%2fme",
                "/api/people/a%25b")) {
            assertThat(bridge.post(path, "hr", "{}", null).statusCode())
                    .as(path)
                    .isIn(400, 403, 404);
            assertThat(bridge.get(path, "hr").statusCode()).as(path).isIn(400, 403, 404);
        }
        assertThat(bridge.get("/api/people/a%2Fb", "hr").statusCode()).isEqualTo(400);
    }

    @Test
    void aDoubleClickIsOneDecision() throws Exception {
        decide("TD-1", "laptop", "complete", "it", "{\"comment\":\"twice\"}");
        decide("TD-1", "laptop", "complete", "it", "{\"comment\":\"twice\"}");
        assertThat(told("laptop", "twice"))
                .hasSize(2)
                .extracting(one -> header(one, "ce_id"))
                .containsOnly(header(told("laptop", "twice").get(0), "ce_id"));
        keyed("key-1", "{\"comment\":\"keyed\"}");
        keyed("key-1", "{\"comment\":\"keyed\"}");
        keyed("key-2", "{\"comment\":\"keyed\"}");
        assertThat(told("laptop", "keyed"))
                .extracting(one -> header(one, "ce_id"))
                .hasSize(3)
                .satisfies(ids -> assertThat(ids.get(0)).isEqualTo(ids.get(1)).isNotEqualTo(ids.get(2)));
    }

    private static void keyed(String key, String body) throws Exception {
        assertThat(bridge.post("/api/checklists/c-TD-1/tasks/laptop/complete", "it", body, key)
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void whoMayNotIsRefusedAndWhatIsNotTheirBusinessIsNotThere() throws Exception {
        assertThat(decide("TD-1", "contract", "complete", "it", "").statusCode())
                .isEqualTo(403);
        assertThat(decide("TD-1", "contract", "complete", "auditor", "").statusCode())
                .isEqualTo(403);
        assertThat(decide("TD-1", "laptop", "waive", "lead", "{\"comment\":\"x\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(decide("TD-1", "buddy", "complete", "lead", "").statusCode()).isEqualTo(202);
        assertThat(decide("TD-1", "laptop", "complete", "robot", "").body()).contains("bound to a person");
        assertThat(bridge.post("/api/checklists/c-TD-1/tasks/contract/complete", "nobody", "", null)
                        .statusCode())
                .isEqualTo(401);
        bridge.tell(person("TD-3", "Another", "Team", "E-0008"));
        bridge.tell(onboarding("TD-3", 1, task("buddy", "manager", TaskStatus.OPEN, null)));
        assertThat(decide("TD-3", "buddy", "complete", "lead", "").statusCode()).isEqualTo(404);
        assertThat(decide("TD-3", "laptop", "complete", "it", "").statusCode()).isEqualTo(404);
        assertThat(decide("nobody", "laptop", "complete", "it", "").statusCode())
                .isEqualTo(404);
        assertThat(decide("TD-3", "buddy", "reopen", "hr", "").statusCode()).isEqualTo(404);
    }

    @Test
    void nobodyDecidesAboutTheirOwnAccess() throws Exception {
        bridge.tell(onboarding("E-0003", 1, providing(task("laptop", "it", TaskStatus.OPEN, null))));
        var answer = decide("E-0003", "laptop", "complete", "it", "");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("their own access");
        assertThat(decide("E-0003", "laptop", "complete", "admin", "").statusCode())
                .isEqualTo(202);
    }

    @Test
    void whatIsSettledIsNoMatterOfOpinion() throws Exception {
        bridge.tell(person("TD-4", "Settled", "Already", null));
        bridge.tell(onboarding(
                "TD-4",
                1,
                task("gone", "hr", TaskStatus.WITHDRAWN, null),
                seen(providing(task("seen", "hr", TaskStatus.DONE, null))),
                providing(task("reported", "hr", TaskStatus.DONE, null)),
                task("said", "hr", TaskStatus.DONE, null),
                task("waived", "hr", TaskStatus.WAIVED, null)));
        assertThat(conflict("gone", "complete")).isEqualTo(409);
        assertThat(conflict("gone", "waive")).isEqualTo(409);
        assertThat(conflict("seen", "complete")).isEqualTo(409);
        assertThat(conflict("seen", "waive")).isEqualTo(409);
        assertThat(conflict("reported", "waive")).isEqualTo(409);
        assertThat(conflict("reported", "complete")).isEqualTo(200);
        assertThat(conflict("said", "complete")).isEqualTo(200);
        assertThat(conflict("said", "waive")).isEqualTo(202);
        assertThat(conflict("waived", "waive")).isEqualTo(200);
        assertThat(conflict("waived", "complete")).isEqualTo(202);
    }

    private static int conflict(String task, String verb) throws Exception {
        return decide("TD-4", task, verb, "hr", "{\"comment\":\"why\"}").statusCode();
    }

    @Test
    void aWaiverSaysWhyAndWhatIsMisspeltIsNamed() throws Exception {
        var silent = decide("TD-1", "feedback", "waive", "hr", "{\"comment\":\"  \"}");
        assertThat(silent.statusCode()).isEqualTo(422);
        assertThat(silent.body()).contains("\"errors\":{\"comment\":\"Expected");
        assertThat(silent.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(decide("TD-1", "feedback", "waive", "hr", "{\"coment\":\"x\"}")
                        .body())
                .contains("\"coment\"");
        assertThat(decide("TD-1", "feedback", "waive", "hr", "{\"comment\":7}").statusCode())
                .isEqualTo(422);
        assertThat(decide("TD-1", "feedback", "waive", "hr", "{\"comment\":\"\\ud83d\"}")
                        .statusCode())
                .as("half a character")
                .isEqualTo(422);
        assertThat(decide("TD-1", "feedback", "waive", "hr", "{\"comment\":\"a\",\"comment\":\"b\"}")
                        .statusCode())
                .as("two comments")
                .isEqualTo(400);
        assertThat(decide("TD-1", "feedback", "waive", "hr", "{\"comment\":\"" + "x".repeat(2_001) + "\"}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(decide("TD-1", "feedback", "waive", "hr", "{\"comment\":\"" + "x".repeat(70_000) + "\"}")
                        .statusCode())
                .isEqualTo(413);
        assertThat(decide("TD-1", "feedback", "waive", "hr", "[]").statusCode()).isEqualTo(400);
        assertThat(decide("TD-1", "feedback", "waive", "hr", "{").statusCode()).isEqualTo(400);
        assertThat(bridge.post("/api/checklists/c-TD-1/tasks/contract/complete", "hr", "", " ")
                        .statusCode())
                .isEqualTo(400);

        assertThat(decide("TD-1", "feedback", "waive", "hr", "{\"comment\":\"away then\"}")
                        .statusCode())
                .isEqualTo(202);
        assertThat(bridge.decoded(only("feedback", "away then"))).isInstanceOf(TaskWaived.class);
    }

    @Test
    void theActionsAllowedAreTheCallersOwn() throws Exception {
        assertThat(actions("hr", "contract")).containsExactly("complete", "waive");
        assertThat(actions("hr", "access[crm/user]")).containsExactly("complete", "waive");
        assertThat(actions("it", "contract")).isEmpty();
        assertThat(actions("it", "laptop")).containsExactly("complete", "waive");
        assertThat(actions("lead", "buddy")).containsExactly("complete", "waive");
        assertThat(actions("lead", "laptop")).isEmpty();
        assertThat(actions("robot", "laptop")).isEmpty();
        assertThat(texts(bridge.json("/api/checklists/c-TD-1", "hr").path("allowedActions")))
                .containsExactly("complete", "waive");
        assertThat(bridge.json("/api/checklists/c-TD-1", "auditor")
                        .path("allowedActions")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void whoDecidedWaitsForWhatCameOfIt() throws Exception {
        bridge.tell(person("TD-5", "Read", "Own", null));
        bridge.tell(onboarding("TD-5", 1, task("contract", "hr", TaskStatus.OPEN, null)));
        var position = json(decide("TD-5", "contract", "complete", "hr", ""))
                .path("position")
                .asString();
        for (var path :
                List.of("/api/checklists/c-TD-5?after=", "/api/tasks?worker=TD-5&after=", "/api/checklists?after=")) {
            var early = bridge.get(path + position, "hr");
            assertThat(early.statusCode()).as(path).isEqualTo(503);
            assertThat(early.headers().firstValue("Retry-After")).isPresent();
        }
        var waiting = CompletableFuture.supplyAsync(() -> status("/api/checklists/c-TD-5?after=" + position));
        bridge.tellOnly(onboarding("TD-5", 2, task("contract", "hr", TaskStatus.DONE, null)));
        bridge.planEverythingDecided();
        assertThat(waiting.get(10, TimeUnit.SECONDS)).isEqualTo("done");
        assertThat(bridge.json("/api/tasks?worker=TD-5&after=" + position, "hr").path("items"))
                .hasSize(1);
        assertThat(bridge.get("/api/checklists/c-TD-5?after=x", "hr").statusCode())
                .isEqualTo(400);
        assertThat(bridge.get("/api/tasks?after=" + position.substring(1), "hr").statusCode())
                .isEqualTo(400);
        assertThat(bridge.get("/api/people?after=" + position, "hr").statusCode())
                .isEqualTo(400);
    }

    private static String status(String path) {
        try {
            return bridge.json(path, "hr").path("tasks").path(0).path("status").asString();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> actions(String role, String task) throws Exception {
        var shown = bridge.json("/api/checklists/c-TD-1", role)
                .path("tasks")
                .valueStream()
                .filter(one -> one.path("id").asString().equals(task))
                .findFirst()
                .orElseThrow();
        var alone = bridge.json("/api/tasks?worker=TD-1", role)
                .path("items")
                .valueStream()
                .filter(one -> one.path("id").asString().equals(task))
                .findFirst()
                .orElseThrow();
        assertThat(alone.path("allowedActions")).isEqualTo(shown.path("allowedActions"));
        return texts(shown.path("allowedActions"));
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private static HttpResponse<String> decide(String number, String task, String verb, String role, String body)
            throws Exception {
        return bridge.post("/api/checklists/c-" + number + "/tasks/" + task + "/" + verb, role, body, null);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static ConsumerRecord<String, byte[]> only(String task, String comment) {
        var all = told(task, comment);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static List<ConsumerRecord<String, byte[]>> told(String task, String comment) {
        var found = new ArrayList<ConsumerRecord<String, byte[]>>();
        for (var record : bridge.decisions()) {
            if (bridge.decoded(record) instanceof TaskCompleted told
                    && told.getTask().equals(task)
                    && told.getPersonal() != null
                    && comment.equals(told.getPersonal().getText())) {
                found.add(record);
            } else if (bridge.decoded(record) instanceof TaskWaived told
                    && told.getTask().equals(task)
                    && comment.equals(told.getPersonal().getText())) {
                found.add(record);
            }
        }
        return found;
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static TaskSnapshot providing(TaskSnapshot task) {
        return TaskSnapshot.newBuilder(task).setAction("grant").build();
    }

    private static TaskSnapshot seen(TaskSnapshot task) {
        return TaskSnapshot.newBuilder(task)
                .setEvidence(List.of(new Evidence("g-1", "okta-main", Instant.EPOCH)))
                .build();
    }
}
