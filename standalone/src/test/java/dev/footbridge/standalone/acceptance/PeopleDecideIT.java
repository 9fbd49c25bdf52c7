package dev.footbridge.standalone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.standalone.Product;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * People decide, with the whole product: they complete tasks, say whose an account is that nobody knows, and which two
 * records are one person.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PeopleDecideIT {
    private static final String ACCESS = "access[crm/user]";
    private static final String EVENTS = "application/cloudevents+json";

    private Product product;
    private Caller caller;

    @BeforeAll
    void start(@TempDir Path home) {
        product = Product.in(home);
        caller = new Caller(product);
    }

    @AfterAll
    void stop() {
        try (var stopping = product) {
            assertThat(stopping.stop()).as("processes left behind").isEmpty();
        }
    }

    @Test
    void whatIsDecidedIsReadByWhoDecidedIt() {
        var list = hired("E-3101", "Ada", "Byron", "abyron").path("id").asString();
        var filed = decide("hr", list, "contract", "complete");
        var contract = task(after(list, filed), "contract");
        assertThat(contract.path("status").asString()).isEqualTo("done");
        assertThat(contract.path("settledBy").asString()).isEqualTo("hr");

        var said = decide("it", list, "access%5Bcrm%2Fuser%5D", "complete");
        var access = task(after(list, said), ACCESS);
        assertThat(access.path("status").asString()).isEqualTo("in-progress"); // R14: nobody has seen it yet
        assertThat(access.path("settledBy").asString()).isEqualTo("it");

        var waived = decide("it", list, "access%5Bcrm%2Fuser%5D", "waive");
        assertThat(task(after(list, waived), ACCESS).path("status").asString()).isEqualTo("waived");
        assertThat(caller.post("auditor", path(list, "contract", "waive"), "application/json", "{}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void anAccountNobodyKnowsIsMatchedAndTheMatchIsTakenBack() {
        var list = hired("E-3102", "Mara", "Quill", "mquill").path("id").asString();
        var told = caller.post("it", "/it/events", EVENTS, """
                {"specversion":"1.0","type":"dev.footbridge.it.access-granted.v1","source":"it-tools","id":"g-3102",
                 "data":{"about":{"account":{"system":"crm","name":"MQuill"}},
                   "system":"crm","entitlement":"user","at":"%s"}}""".formatted(Instant.now()));
        assertThat(told.status()).as(told.body()).isEqualTo(202);

        var waiting = waiting();
        var candidate = waiting.path("candidates").path(0);
        assertThat(candidate.path("person").path("name").asString())
                .as(waiting.toString())
                .isEqualTo("Mara Quill");
        assertThat(candidate.path("confidence").asDouble()).isEqualTo(0.9);
        assertThat(task(list(list), ACCESS).path("evidence")).isEmpty();

        var match = "/api/unmatched/" + waiting.path("id").asString() + "/match";
        var person = candidate.path("person").path("id").asString();
        var matched = caller.post(
                "it", match, "application/json", "{\"person\":\"%s\",\"comment\":\"asked her\"}".formatted(person));
        assertThat(matched.status()).as(matched.body()).isEqualTo(202);
        assertThat(until(list, "done").path("evidence").path(0).path("event").asString())
                .isEqualTo("g-3102");
        var listed = caller.getUntil("hr", "/api/unmatched?status=matched&q=mquill", PeopleDecideIT::hasItems);
        assertThat(listed.json()
                        .path("items")
                        .path(0)
                        .path("match")
                        .path("comment")
                        .asString())
                .isEqualTo("asked her");

        var withdrawn = caller.delete("hr", match);
        assertThat(withdrawn.status()).as(withdrawn.body()).isEqualTo(202);
        assertThat(waiting().path("match").isNull()).isTrue();
        assertThat(until(list, "waiting", "planned", "open").path("evidence")).isEmpty();
    }

    @Test
    void whoeverKnewALinkedPersonByTheirFormerIdFindsThem() {
        var one = hired("E-3103", "Idris", "Vale", "ivale")
                .path("person")
                .path("id")
                .asString();
        var other = hired("C-3104", "Idris", "Vale", "ivale2")
                .path("person")
                .path("id")
                .asString();
        var survivor = one.compareTo(other) < 0 ? one : other;
        var former = one.equals(survivor) ? other : one;
        assertThat(caller.get("hr", "/api/people/" + former).status()).isEqualTo(200);

        var linked = caller.post("hr", "/hr/events", EVENTS, """
                {"specversion":"1.0","type":"dev.footbridge.hr.persons-linked.v1","source":"acme-hris","id":"s-3103",
                 "data":{"workerNumber":"E-3103","other":{"workerNumber":"C-3104"}}}""");
        assertThat(linked.status()).as(linked.body()).isEqualTo(202);

        var moved = caller.getUntil("hr", "/api/people/" + former, answer -> answer.status() == 308);
        assertThat(moved.headers().firstValue("Location")).hasValue("/api/people/" + survivor);
        var found = caller.get("hr", "/api/people/" + survivor);
        assertThat(found.json().path("id").asString()).as(found.body()).isEqualTo(survivor);
        var lists = caller.getUntil(
                "hr",
                "/api/checklists?worker=E-3103&checklist=onboarding",
                answer -> answer.body().contains(survivor));
        assertThat(lists.body()).contains(survivor).doesNotContain(former);
    }

    private JsonNode waiting() {
        var found = caller.getUntil("it", "/api/unmatched?status=waiting&q=mquill", PeopleDecideIT::hasItems);
        assertThat(hasItems(found)).as(found.body()).isTrue();
        return found.json().path("items").path(0);
    }

    private static boolean hasItems(Answer answer) {
        return !answer.json().path("items").isEmpty();
    }

    /** The task of access, once it stands so. */
    private JsonNode until(String list, String... statuses) {
        var answer = caller.getUntil(
                "hr",
                "/api/checklists/" + list,
                shown -> List.of(statuses)
                        .contains(task(shown.json(), ACCESS).path("status").asString()));
        assertThat(task(answer.json(), ACCESS).path("status").asString()).isIn((Object[]) statuses);
        return task(answer.json(), ACCESS);
    }

    private String decide(String account, String list, String task, String verb) {
        var answer =
                caller.post(account, path(list, task, verb), "application/json", "{\"comment\":\"said by a test\"}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return answer.json().path("position").asString();
    }

    private static String path(String list, String task, String verb) {
        return "/api/checklists/" + list + "/tasks/" + task + "/" + verb;
    }

    private JsonNode list(String list) {
        return caller.get("hr", "/api/checklists/" + list).json();
    }

    /** Asked once: the answer waits for what was decided. */
    private JsonNode after(String list, String position) {
        var answer = caller.get("hr", "/api/checklists/" + list + "?after=" + position);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static JsonNode task(JsonNode list, String id) {
        return list.path("tasks")
                .valueStream()
                .filter(task -> task.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Expected a task " + id + ", but there is " + list));
    }

    private JsonNode hired(String worker, String given, String family, String username) {
        var answer = caller.post("hr", "/hr/events", EVENTS, """
                {"specversion":"1.0","type":"dev.footbridge.hr.worker-hired.v1","source":"acme-hris","id":"h-%1$s",
                 "data":{"workerNumber":"%1$s",
                   "person":{"givenName":"%2$s","familyName":"%3$s","workEmail":"%4$s.mail@example.com","username":"%4$s"},
                   "employment":{"type":"employee","title":"Account Executive","department":"Sales","location":"DE-BER"},
                   "startDate":"%5$s"}}""".formatted(
                        worker, given, family, username, LocalDate.now().plusDays(7)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        var lists = caller.getUntil("hr", "/api/checklists?worker=" + worker, PeopleDecideIT::hasItems);
        assertThat(hasItems(lists)).as(lists.body()).isTrue();
        return lists.json().path("items").path(0);
    }
}
