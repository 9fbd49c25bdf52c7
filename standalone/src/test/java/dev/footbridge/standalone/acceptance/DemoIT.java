package dev.footbridge.standalone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.footbridge.standalone.Product;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code --demo}, stopped and killed in the middle: what its story promises is so, and each of it once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoIT {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration QUICKLY = Duration.ofMinutes(1);
    private static final String CALM = "That was the story, and all is calm";
    private static final List<String> IN_THE_STORY =
            List.of("C-2001", "E-0014", "E-0019", "E-1042", "E-1043", "E-1044");

    private Path home;
    private Product product;
    private Caller caller;
    private JsonNode noorsFirst;
    private JsonNode toldOnce;

    @BeforeAll
    void play(@TempDir Path folder) {
        home = folder.resolve("home");
        product = Product.demo(home, "3");
        caller = new Caller(product);
        until("Noor Vance will join");
        product.goOnAt("1");
        until("goes on: ");
        assertThat(product.output()).doesNotContain("tells of everybody");
        noorsFirst = caller.getUntil(
                        "hr",
                        "/api/checklists?worker=E-1043",
                        answer -> !answer.json().path("items").isEmpty())
                .json()
                .path("items")
                .path(0);
        until("the desk takes");
        product.killAndGoOnAt("20");
        until(CALM);
        toldOnce = lists();
        product.goOnAt("20");
        until(CALM);
    }

    @AfterAll
    void stop() {
        try (var stopping = product) {
            var began = Instant.now();
            assertThat(stopping.stop()).as("processes left behind").isEmpty();
            assertThat(Duration.between(began, Instant.now())).isLessThan(QUICKLY);
        }
    }

    @Test
    void everyStepIsTaken() {
        var journal = new JsonMapper().readTree(home.resolve("demo.json"));
        assertThat(journal.path("steps"))
                .isNotEmpty()
                .allSatisfy(step -> assertThat(step.path("done").asBoolean()).isTrue());
        assertThat(product.output()).doesNotContain("not taken").doesNotContain("went wrong");
    }

    @Test
    void startedAgainItTellsNothingTwice() {
        assertThat(product.output()).contains("is told; it is all there").doesNotContain("→");
        assertThat(lists()).isEqualTo(toldOnce);
    }

    @Test
    void whoHasBeenHereForYearsIsHistory() {
        assertThat(caller.get("hr", "/api/people?status=active&limit=200")
                        .json()
                        .path("items"))
                .hasSizeGreaterThan(20);
        assertThat(toldOnce.valueStream().map(DemoIT::worker).distinct().sorted())
                .containsExactlyElementsOf(IN_THE_STORY);
    }

    @Test
    void whatOktaToldBeforeTheHireHasFoundItsPerson() {
        var crm = task(only("E-1042", "onboarding"), "access[crm/user]");
        assertThat(crm.path("status").asString()).isEqualTo("done");
        assertThat(crm.path("ticket").isNull()).as("nobody had to be asked").isTrue();
        assertThat(crm.path("evidence").path(0).path("source").asString()).isEqualTo("okta-main");
        assertThat(crm.path("evidence").path(0).path("event").asString()).startsWith("demo-mara-account");
    }

    @Test
    void theRepeatedDeliveryCountsOnce() {
        var deliveries =
                caller.get("hr", "/hr/inbox?source=bamboohr&limit=200").json().path("items");
        assertThat(deliveries
                        .valueStream()
                        .map(line -> caller.get(
                                        "hr", "/hr/inbox/" + line.path("id").asString())
                                .body())
                        .filter(shown -> shown.contains("mara.quill")))
                .hasSize(1);
        assertThat(caller.get("hr", "/api/people?worker=E-1042").json().path("items"))
                .hasSize(1);
    }

    @Test
    void maraIsReadyBecauseTheDeskWorkedWhenHrHadFiledHerContract() {
        var list = only("E-1042", "onboarding");
        assertThat(task(list, "contract").path("status").asString()).isEqualTo("done");
        assertThat(tasks(list, "access[")).hasSize(7).allSatisfy(DemoIT::isDone);
        assertThat(task(list, "access[mail/mailbox]")
                        .path("evidence")
                        .path(0)
                        .path("source")
                        .asString())
                .isEqualTo("okta-main");
        isDone(task(list, "laptop"));
    }

    @Test
    void theMovedStartKeepsTheListAndItsTasks() {
        var list = only("E-1043", "onboarding");
        assertThat(list.path("id")).isEqualTo(noorsFirst.path("id"));
        assertThat(ids(list)).isEqualTo(ids(noorsFirst));
        assertThat(day(noorsFirst)).isAfter(LocalDate.now().plusDays(14));
        assertThat(day(list)).isAfter(day(noorsFirst).plusDays(9));
        assertThat(task(list, "contract").path("late").asBoolean()).isFalse();
    }

    @Test
    void theLateHiresTasksAreLate() {
        var list = only("E-1044", "onboarding");
        for (var id : List.of("contract", "laptop", "welcome", "access[code/developer]")) {
            assertThat(task(list, id).path("late").asBoolean()).as(id).isTrue();
        }
        assertThat(task(list, "goals").path("late").asBoolean()).isFalse();
        assertThat(tasks(list, "access[")).hasSize(8).allSatisfy(DemoIT::isDone);
    }

    @Test
    void theMoverGetsWhatTheNewDepartmentIsOwed() {
        assertThat(tasks(only("E-0014", "move"), "gain["))
                .extracting(task -> task.path("id").asString())
                .containsExactlyInAnyOrder("gain[crm/user]", "gain[quotes/author]");
        assertThat(tasks(only("E-0014", "move"), "gain[")).allSatisfy(DemoIT::isDone);
    }

    @Test
    void theLeaverLosesAlsoWhatNobodyPlanned() {
        var list = only("E-0019", "leaving");
        var admin = task(list, "access[crm/admin]");
        isDone(admin);
        assertThat(admin.path("ticket").asString()).startsWith("IT-");
        assertThat(admin.path("evidence").path(0).path("source").asString()).isEqualTo("okta-main");
        assertThat(tasks(list, "access[")).hasSize(8).allSatisfy(DemoIT::isDone);
        isDone(task(list, "assets[laptop:NB-E-0019]"));
        var asked = caller.get(
                        "it", "/it/tasks/" + admin.path("provisioningTask").asString())
                .json();
        assertThat(asked.path("priority").asString()).isEqualTo("urgent");
        assertThat(caller.get("hr", "/api/people?worker=E-0019")
                        .json()
                        .path("items")
                        .path(0)
                        .path("status")
                        .asString())
                .isEqualTo("left");
    }

    @Test
    void whoComesForAWhileHasTheShorterList() {
        var list = only("C-2001", "contractor");
        isDone(task(list, "agreement"));
        assertThat(tasks(list, "access[")).isNotEmpty().allSatisfy(DemoIT::isDone);
    }

    @Test
    void theQuietFixAndTheCleanResolutionAreInTheProjectsFeed() {
        var feed = caller.get("manager", "/api/projects/atlas/feed?limit=200")
                .json()
                .path("items");
        assertThat(texts(feed))
                .filteredOn(text -> text.contains("CRM certificates renew themselves"))
                .hasSize(1)
                .allSatisfy(text -> assertThat(text).contains("saves 6 hours"));
        assertThat(texts(feed))
                .filteredOn(text -> text.contains("Offers could not be saved"))
                .hasSize(1);
    }

    @Test
    void whatNobodyUnderstandsIsKeptAndShown() {
        var kept = caller.get("it", "/it/inbox?status=quarantined").json().path("items");
        assertThat(kept).hasSize(1);
        assertThat(kept.path(0).path("detail").asString()).contains("Project Kestrel");
    }

    @Test
    void whoeverLooksSeesWhatTheDocumentationShows() throws IOException {
        Chromium.missing().ifPresent(why -> System.out.println("!! SKIPPED: " + why));
        assumeTrue(Chromium.missing().isEmpty(), () -> Chromium.missing().orElse(""));
        try (var chromium = Chromium.start()) {
            new DemoPictures(product, caller, chromium).take(only("E-1043", "onboarding"));
        }
    }

    @Test
    void noTaskIsTwoTickets() {
        var tasks = caller.get("it", "/it/tasks?limit=200").json().path("items");
        assertThat(tasks.valueStream().map(task -> task.path("taskId").asString()))
                .doesNotHaveDuplicates();
        assertThat(tasks.valueStream()
                        .map(task -> task.path("ticket").asString(null))
                        .filter(Objects::nonNull))
                .isNotEmpty()
                .doesNotHaveDuplicates();
        assertThat(caller.get("it", "/it/tasks?status=open").json().path("items"))
                .isEmpty();
    }

    private void until(String line) {
        var deadline = Instant.now().plus(PATIENCE);
        while (!product.output().contains(line)) {
            assertThat(Instant.now())
                    .as("Expected \"%s\", but it said: %s", line, product.output())
                    .isBefore(deadline);
            Caller.pause();
        }
    }

    /** Without what changes with the time of asking. */
    private JsonNode lists() {
        return caller.get("hr", "/api/checklists?limit=200").json().path("items");
    }

    private JsonNode only(String worker, String checklist) {
        var found = toldOnce.valueStream()
                .filter(list -> worker(list).equals(worker))
                .toList();
        assertThat(found).hasSize(1);
        assertThat(found.get(0).path("checklist").asString()).isEqualTo(checklist);
        return found.get(0);
    }

    private static String worker(JsonNode list) {
        return list.path("person").path("workerNumber").asString();
    }

    private static LocalDate day(JsonNode list) {
        return LocalDate.parse(list.path("anchor").asString());
    }

    private static List<String> ids(JsonNode list) {
        return list.path("tasks")
                .valueStream()
                .map(task -> task.path("id").asString())
                .toList();
    }

    private static List<JsonNode> tasks(JsonNode list, String prefix) {
        return list.path("tasks")
                .valueStream()
                .filter(task -> task.path("id").asString().startsWith(prefix))
                .toList();
    }

    private static JsonNode task(JsonNode list, String id) {
        assertThat(tasks(list, id)).as(id).hasSize(1);
        return tasks(list, id).get(0);
    }

    private static void isDone(JsonNode task) {
        assertThat(task.path("status").asString())
                .as(task.path("id").asString())
                .isEqualTo("done");
    }

    private static List<String> texts(JsonNode feed) {
        return feed.valueStream().map(JsonNode::toString).toList();
    }
}
