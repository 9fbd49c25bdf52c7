package dev.footbridge.standalone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.standalone.Product;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A real hire from its webhook to a live checklist, and what happens to bad input. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirstHireIT {
    private static final LocalDate START = LocalDate.now().plusDays(40);
    private static final AtomicInteger SAVES = new AtomicInteger();

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
    void aSignedDeliveryBecomesAPersonAChecklistAndAnEvent() {
        try (var stream = caller.stream("hr", "?kinds=checklist")) {
            var answer = caller.bambooHr(product.secret("bamboohr"), bambooHr("E-2001", "Mara", START));
            assertThat(answer.status()).as(answer.body()).isEqualTo(202);

            var list = onboarding("E-2001");
            assertThat(list.path("person").path("name").asString()).isEqualTo("Mara Quill");
            assertThat(list.path("anchor").asString()).isEqualTo(START.toString());
            assertThat(list.path("tasks")).isNotEmpty();
            assertThat(stream.event(event -> event.contains(list.path("id").asString())))
                    .contains("event: checklist")
                    .contains("\"op\":\"put\"");
        }
    }

    @Test
    void aCorrectedStartMovesTheOpenTasksAndKeepsTheirIds() {
        caller.bambooHr(product.secret("bamboohr"), bambooHr("E-2002", "Idris", START));
        var before = onboarding("E-2002");
        caller.bambooHr(product.secret("bamboohr"), bambooHr("E-2002", "Idris", START.plusDays(14)));
        var moved = caller.getUntil(
                "hr",
                "/api/checklists?worker=E-2002",
                answer -> !answer.json().path("items").path(0).path("anchor").equals(before.path("anchor")));
        var after = moved.json().path("items").path(0);
        assertThat(after.path("anchor").asString()).isEqualTo(START.plusDays(14).toString());
        assertThat(after.path("id")).isEqualTo(before.path("id"));
        assertThat(taskIds(after)).isEqualTo(taskIds(before));
        assertThat(after.path("tasks").path(0).path("due"))
                .isNotEqualTo(before.path("tasks").path(0).path("due"));
    }

    /** BambooHR's clock shows whole seconds; somebody who corrects what they just typed is quicker. */
    @Test
    void theLastOfSeveralStartsToldInOneSecondCounts() {
        var first = bambooHr("E-2007", "Noor", START);
        for (int days = 0; days <= 5; days++) {
            var body = first.replace(START.toString(), START.plusDays(7L * days).toString());
            assertThat(caller.bambooHr(product.secret("bamboohr"), body).status())
                    .isEqualTo(202);
        }
        var last = START.plusDays(35).toString();
        var seen = caller.getUntil(
                "hr",
                "/api/checklists?worker=E-2007",
                answer -> answer.json()
                        .path("items")
                        .path(0)
                        .path("anchor")
                        .asString("")
                        .equals(last));
        assertThat(seen.json().path("items").path(0).path("anchor").asString()).isEqualTo(last);
    }

    @Test
    void aWrongSignatureIsRefusedAndNothingKeptButTheAttempt() {
        var answer = caller.bambooHr("not the secret", bambooHr("E-2003", "Mallory", START));
        assertThat(answer.status()).isEqualTo(401);
        var inbox =
                caller.getUntil("hr", "/hr/inbox?status=refused", a -> a.body().contains("refused"));
        assertThat(inbox.body()).contains("refused").doesNotContain("Mallory");
        assertThat(caller.get("hr", "/api/people?worker=E-2003").json().path("items"))
                .isEmpty();
    }

    @Test
    void anUnreadableBodyIsRefused() {
        var answer = caller.bambooHr(product.secret("bamboohr"), "{\"employees\": [");
        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void aReadableDeliveryThatCannotBeMappedIsKeptAndShown() {
        var body = bambooHr("E-2004", "Nobody", START).replace(START.toString(), "the day after tomorrow");
        assertThat(caller.bambooHr(product.secret("bamboohr"), body).status()).isEqualTo(202);
        var inbox = caller.getUntil(
                "hr",
                "/hr/inbox?status=quarantined",
                a -> !a.json().path("items").isEmpty());
        assertThat(inbox.json().path("items").path(0).path("status").asString()).isEqualTo("quarantined");
        assertThat(inbox.body()).contains("Expected");
    }

    @Test
    void fiveMegabytesAreTooMuch() {
        var answer = caller.bambooHr(product.secret("bamboohr"), "{\"x\":\"" + "a".repeat(5 << 20) + "\"}");
        assertThat(answer.status()).isEqualTo(413);
    }

    @Test
    void aMisspeltFieldIsNamed() {
        var answer = caller.post("hr", "/hr/events", "application/cloudevents+json", """
                {"specversion":"1.0","type":"dev.footbridge.hr.worker-left.v1","source":"acme-hris","id":"l-1",
                 "data":{"workerNumber":"E-2005","lastWorkingDya":"2026-12-31"}}""");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("lastWorkingDya");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void standardWebhooksBringCanonicalFacts() {
        var answer = caller.standardWebhook("acme-hris", product.secret("acme-hris"), "msg_1", """
                {"type":"dev.footbridge.hr.worker-hired.v1","timestamp":"2026-11-20T09:00:00Z",
                 "data":{"workerNumber":"E-2006","person":{"givenName":"Ada","familyName":"Byron"},
                   "employment":{"type":"employee","title":"Engineer","department":"Engineering","location":"US-NYC"},
                   "startDate":"%s"}}""".formatted(START));
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(onboarding("E-2006").path("person").path("name").asString()).isEqualTo("Ada Byron");
    }

    @Test
    void withoutATokenThereIsNothingButHealth() {
        for (var path : List.of("/api/people", "/api/checklists", "/api/tasks", "/api/stream", "/hr/inbox", "/")) {
            assertThat(caller.getWithoutToken(path).status()).as(path).isIn(401, 403, 404);
        }
        assertThat(caller.postBare("/hr/events", "{}").status()).isEqualTo(401);
        assertThat(caller.getWithoutToken("/actuator/health").status()).isEqualTo(200);
    }

    @Test
    void whatIsOnTheLogIsDescribedToEverybody() {
        var document = caller.getWithoutToken("/asyncapi.yaml");
        assertThat(document.status()).isEqualTo(200);
        assertThat(document.body()).startsWith("asyncapi: 3.1.0").contains("hr.events.v1");
        var record = caller.getWithoutToken("/asyncapi/dev.footbridge.schemas.fact.WorkerHired.avsc");
        assertThat(record.json().path("name").asString()).isEqualTo("WorkerHired");
        assertThat(caller.getWithoutToken("/asyncapi/dev.footbridge.Nothing.avsc")
                        .status())
                .isEqualTo(404);
        assertThat(caller.postBare("/asyncapi.yaml", "{}").status()).isIn(401, 403);
    }

    @Test
    void itCannotReadWhatHrSystemsSent() {
        assertThat(caller.get("it", "/hr/inbox").status()).isEqualTo(403);
        assertThat(caller.post("it", "/hr/events", "application/cloudevents+json", "{}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aRegistryThatIsAwayIsSaidAndNothingIsLost() throws IOException, InterruptedException {
        var registry = product.children().stream()
                .filter(child -> child.info().commandLine().orElse("").contains("apicurio"))
                .findFirst()
                .orElseThrow()
                .pid();
        new ProcessBuilder("kill", "-STOP", Long.toString(registry)).start().waitFor();
        try {
            var health = caller.getUntil("admin", "/actuator/health", answer -> answer.status() == 503);
            assertThat(health.status()).isEqualTo(503);
            caller.bambooHr(product.secret("bamboohr"), bambooHr("E-2007", "Late", START));
        } finally {
            new ProcessBuilder("kill", "-CONT", Long.toString(registry)).start().waitFor();
        }
        assertThat(onboarding("E-2007").path("status").asString()).isNotEmpty();
        assertThat(caller.getUntil("admin", "/actuator/health", answer -> answer.status() == 200)
                        .status())
                .isEqualTo(200);
    }

    private JsonNode onboarding(String worker) {
        var answer = caller.getUntil(
                "hr",
                "/api/checklists?worker=" + worker,
                a -> a.status() == 200 && !a.json().path("items").isEmpty());
        var items = answer.json().path("items");
        assertThat(items).as(answer.body()).hasSize(1);
        assertThat(items.path(0).path("checklist").asString()).isEqualTo("onboarding");
        return items.path(0);
    }

    private static List<String> taskIds(JsonNode checklist) {
        return StreamSupport.stream(checklist.path("tasks").spliterator(), false)
                .map(task -> task.path("id").asString())
                .toList();
    }

    /** What BambooHR sends when a record was saved; each save is told later than the one before. */
    static String bambooHr(String worker, String givenName, LocalDate start) {
        return """
                {"employees":[{"id":"%s","action":"Updated","timestamp":"2026-11-22T09:%02d:00+0000",
                  "changedFields":["Hire Date"],
                  "fields":{"Employee #":"%s","First Name":"%s","Last Name":"Quill",
                    "Work Email":"%s.quill@example.com","Job Title":"Account Executive","Department":"Sales",
                    "Location":"DE-BER","Hire Date":"%s","Status":"Active"}}]}""".formatted(
                        worker.hashCode() & 0xffff,
                        SAVES.incrementAndGet(),
                        worker,
                        givenName,
                        givenName.toLowerCase(Locale.ROOT),
                        start);
    }
}
