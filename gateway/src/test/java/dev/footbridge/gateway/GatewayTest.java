package dev.footbridge.gateway;

import static dev.footbridge.gateway.World.eventually;
import static dev.footbridge.gateway.World.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.gateway.mapper.RehearsalProcessor;
import dev.footbridge.schemas.fact.PrivateDetailsTold;
import dev.footbridge.schemas.fact.SourceConnected;
import dev.footbridge.schemas.fact.WorkerHired;
import dev.footbridge.schemas.inbox.AttemptRefused;
import dev.footbridge.schemas.inbox.Delivery;
import dev.footbridge.schemas.inbox.DeliveryQuarantined;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** From HTTP to the log and the inbox, with everything real between. */
class GatewayTest {
    private static final String STRUCTURED = "application/cloudevents+json";
    private static World world;

    @BeforeAll
    static void start() throws Exception {
        world = new World();
    }

    @AfterAll
    static void end() throws Exception {
        world.close();
    }

    private static String employee(String number, String hireDate) {
        return """
                {"employees":[{"id":"67890","action":"Updated","timestamp":"2026-11-20T09:00:00+0000","changedFields":["Hire Date"],
                 "fields":{"Employee #":"%s","First Name":"Mara","Last Name":"Quill","Work Email":"mara.quill@example.com",
                 "Home Email":"canary-private@example.com","Department":"Sales","Hire Date":"%s","Status":"Active"}}]}""".formatted(number, hireDate);
    }

    private static String hired(String id, String number) {
        return """
                {"specversion":"1.0","type":"dev.footbridge.hr.worker-hired.v1","source":"canon","id":"%s","time":"2026-11-20T09:00:00Z",
                 "data":{"workerNumber":"%s","startDate":"2026-12-01","employment":{"department":"Sales"}}}""".formatted(id, number);
    }

    @Test
    void aSignedDeliveryBecomesAFactAndALineOfTheInbox() throws Exception {
        var answer = world.bamboo(employee("E-1042", "2026-12-01"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        var id = json(answer).path("id").asString();
        eventually(() -> world.values("hr.events.v1", WorkerHired.class).stream()
                .anyMatch(hire -> hire.getTold().getSource().equals("bamboohr")));
        eventually(() -> status(id).equals("mapped"));
        var shown = json(world.get("/hr/inbox/" + id, "hr"));
        assertThat(shown.path("body").asString()).contains("Mara");
        assertThat(shown.path("events").get(0).path("type").asString()).endsWith("worker-hired.v1");
        assertThat(shown.path("facts").size()).isEqualTo(2);
        assertThat(shown.path("headers").toString().toLowerCase()).doesNotContain("signature");
        assertThat(json(world.get("/hr/inbox/" + id, "auditor")).has("body")).isFalse();
        var outline = json(world.get("/hr/inbox/" + id, "admin"));
        assertThat(outline.has("body") || outline.has("events")).isFalse();
        assertThat(outline.path("allowedActions").path(0).asString()).isEqualTo("replay");
        assertThat(world.get("/hr/inbox/" + id, "it").statusCode()).isEqualTo(403);
        assertThat(world.values("hr.private.v1", PrivateDetailsTold.class))
                .anyMatch(told ->
                        "canary-private@example.com".equals(told.getPersonal().getPrivateEmail()));
        assertThat(world.on("hr.events.v1"))
                .noneMatch(record -> new String(record.value(), StandardCharsets.UTF_8).contains("canary-private"));
        assertThat(world.values("hr.events.v1", SourceConnected.class))
                .anyMatch(connected -> connected.getSource().equals("bamboohr"));
    }

    @Test
    void theSameDeliverySentAgainIsOneDelivery() throws Exception {
        var first = world.bamboo(employee("E-2001", "2026-12-01"));
        var again = world.bamboo(employee("E-2001", "2026-12-01"));
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(json(again)).isEqualTo(json(first));
        var id = json(first).path("id").asString();
        assertThat(world.values("hr.inbox.v1", Delivery.class).stream()
                        .filter(delivery -> delivery.getDeliveryId().equals(id)))
                .hasSize(1);
    }

    @Test
    void aWrongSignatureStoresNothingButTheAttempt() throws Exception {
        var body = employee("E-canary-forged", "2026-12-01");
        var answer = world.send(HttpRequest.newBuilder(world.at("/hr/webhooks/bamboohr"))
                .header("Content-Type", "application/json")
                .header("X-BambooHR-Timestamp", "x")
                .header("X-BambooHR-Signature", "00")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        eventually(() -> world.values("hr.inbox-outcomes.v1", AttemptRefused.class).stream()
                .anyMatch(attempt -> attempt.getStatus() == 401));
        for (var topic : new String[] {"hr.inbox.v1", "hr.inbox-outcomes.v1", "hr.events.v1"}) {
            assertThat(world.on(topic))
                    .noneMatch(record -> new String(record.value(), StandardCharsets.UTF_8).contains("canary-forged"));
        }
        eventually(() -> lines("/hr/inbox?status=refused", "hr").toString().contains("bad-signature"));
    }

    @Test
    void whatCannotBeReadIsRefusedAndWhatCannotBeMappedIsKept() throws Exception {
        assertThat(world.bamboo("{\"employees\":").statusCode()).isEqualTo(400);
        assertThat(world.bamboo("{\"a\":1,\"a\":2}").statusCode()).isEqualTo(400);
        var unmappable = world.bamboo("{\"type\":\"employee.created\",\"data\":{\"employeeId\":\"1\"}}");
        assertThat(unmappable.statusCode()).isEqualTo(202);
        var id = json(unmappable).path("id").asString();
        eventually(() -> status(id).equals("quarantined"));
        assertThat(json(world.get("/hr/inbox/" + id, "hr")).path("reason").asString())
                .isEqualTo("no-match");
    }

    @Test
    void oneEmployeeWithoutANumberDoesNotCostTheOthersTheirs() throws Exception {
        var body = """
                {"employees":[
                 {"id":"1","action":"Updated","timestamp":"2026-11-20T09:00:00+0000","changedFields":["Hire Date"],"fields":{"Hire Date":"2026-12-01"}},
                 {"id":"2","action":"Updated","timestamp":"2026-11-20T09:00:00+0000","changedFields":["Hire Date"],"fields":{"Employee #":"E-3002","Department":"only-3002","Hire Date":"2026-12-01"}}]}""";
        var id = json(world.bamboo(body)).path("id").asString();
        eventually(() -> status(id).equals("quarantined"));
        var shown = json(world.get("/hr/inbox/" + id, "hr"));
        assertThat(shown.path("reason").asString()).isEqualTo("partly-mapped");
        assertThat(shown.path("detail").asString()).contains("/data/workerNumber");
        assertThat(world.values("hr.events.v1", WorkerHired.class))
                .anyMatch(hire -> "only-3002".equals(hire.getEmployment().getDepartment()));
    }

    @Test
    void fiveMegabytesAreTooMuchAlsoWhenNobodySaysSoBefore() throws Exception {
        var five = new byte[5_000_000];
        for (var path : new String[] {"/hr/webhooks/bamboohr", "/hr/events"}) {
            var said = world.send(HttpRequest.newBuilder(world.at(path))
                    .header("Authorization", "Bearer " + World.token("hr"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(five)));
            assertThat(said.statusCode()).isEqualTo(413);
            var chunked = world.send(HttpRequest.newBuilder(world.at(path))
                    .header("Authorization", "Bearer " + World.token("hr"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[600_000]))));
            assertThat(chunked.statusCode()).isIn(400, 413);
        }
    }

    @Test
    void unknownSourcesTypesAndCompressedBodiesAreRefused() throws Exception {
        assertThat(world.post("/hr/webhooks/nobody", "hr", "application/json", "{}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(world.post("/it/webhooks/bamboohr", "hr", "application/json", "{}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(world.post("/hr/webhooks/bamboohr", "hr", "text/xml", "<a/>").statusCode())
                .isEqualTo(415);
        assertThat(world.post("/hr/events", "hr", "text/plain", "{}").statusCode())
                .isEqualTo(415);
    }

    @Test
    void aCanonicalEventIsTakenOnceAndAMisspeltFieldIsNamed() throws Exception {
        var taken = world.post("/hr/events", "hr", STRUCTURED, hired("h-1", "E-4001"));
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
        assertThat(world.post("/hr/events", "hr", STRUCTURED, hired("h-1", "E-4001"))
                        .statusCode())
                .isEqualTo(202);
        eventually(() -> world.eventIds("hr.events.v1", "canon", "h-1").size() == 1);
        var other = world.post("/hr/events", "hr", STRUCTURED, hired("h-1", "E-9999"));
        assertThat(other.statusCode()).isEqualTo(409);
        var misspelt = world.post(
                "/hr/events", "hr", STRUCTURED, hired("h-2", "E-4001").replace("startDate", "startdate"));
        assertThat(misspelt.statusCode()).isEqualTo(422);
        assertThat(misspelt.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(json(misspelt).path("errors").toString())
                .contains("/data/startdate", "a field such as startDate", "/data/startDate");
        assertThat(misspelt.body()).doesNotContain("E-4001");
    }

    @Test
    void aBatchAnswersForEachInOrder() throws Exception {
        var batch = "[" + hired("b-1", "E-5001") + "," + hired("b-2", "E-5002").replace("employment", "employmnt") + ","
                + hired("b-3", "E-5003") + ",7]";
        var answer = world.post("/hr/events", "admin", "application/cloudevents-batch+json", batch);
        assertThat(answer.statusCode()).isEqualTo(202);
        var statuses = StreamSupport.stream(json(answer).spliterator(), false)
                .map(item -> item.path("status").asInt())
                .toList();
        assertThat(statuses).containsExactly(202, 422, 202, 422);
        eventually(() -> world.eventIds("hr.events.v1", "canon", "b-1").size() == 1
                && world.eventIds("hr.events.v1", "canon", "b-3").size() == 1);
    }

    @Test
    void binaryEventsAreTheSameEventsAndExtensionsAreKept() throws Exception {
        var answer = world.send(HttpRequest.newBuilder(world.at("/it/events"))
                .header("Authorization", "Bearer " + World.token("it"))
                .header("Content-Type", "application/json")
                .header("ce-specversion", "1.0")
                .header("ce-type", "dev.footbridge.it.access-granted.v1")
                .header("ce-source", "okta%20main%2Dno".replace("%20", "-"))
                .header("ce-id", "caf%C3%A9%20%221%22")
                .header("ce-rolloutring", "b%25")
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .POST(HttpRequest.BodyPublishers.ofString("""
                        {"about":{"workEmail":"Mara.Quill@example.com"},"system":"crm","entitlement":"user","at":"2026-11-20T14:03:10Z"}""")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        eventually(() ->
                world.eventIds("it.events.v1", "okta-main-no", "café \"1\"").size() == 1);
        var record = world.on("it.events.v1").stream()
                .filter(any -> any.headers().lastHeader("ce_rolloutring") != null)
                .findFirst()
                .orElseThrow();
        assertThat(new String(record.headers().lastHeader("ce_rolloutring").value(), StandardCharsets.UTF_8))
                .isEqualTo("b%");
        assertThat(new String(record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8))
                .isEqualTo("dev.footbridge.it.access-granted.v1");
        assertThat(record.headers().lastHeader("traceparent")).isNotNull();
        assertThat(record.key()).hasSize(32);
    }

    @Test
    void eachDoorIsForItsOwn() throws Exception {
        assertThat(world.send(HttpRequest.newBuilder(world.at("/hr/events"))
                                .POST(HttpRequest.BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(401);
        for (var role : new String[] {"it", "manager", "auditor"}) {
            assertThat(world.post("/hr/events", role, STRUCTURED, hired("x", "E-1"))
                            .statusCode())
                    .isEqualTo(403);
        }
        for (var role : new String[] {"hr", "manager", "auditor"}) {
            assertThat(world.post("/it/events", role, STRUCTURED, "{}").statusCode())
                    .isEqualTo(403);
        }
        assertThat(world.get("/hr/inbox", "it").statusCode()).isEqualTo(403);
        assertThat(world.get("/hr/inbox", "manager").statusCode()).isEqualTo(403);
        assertThat(world.get("/it/inbox", "hr").statusCode()).isEqualTo(403);
        assertThat(world.get("/hr/inbox", "auditor").statusCode()).isEqualTo(200);
        assertThat(world.post("/hr/inbox/x/replay", "auditor", "application/json", "")
                        .statusCode())
                .isEqualTo(403);
        assertThat(world.get("/hr/anything", "admin").statusCode()).isEqualTo(404);
        assertThat(world.post("/it/events", "it", STRUCTURED, hired("x", "E-1")).statusCode())
                .isEqualTo(422);
    }

    @Test
    void whatIsRehearsedIsNobodysDelivery() throws Exception {
        world.restart(); // it rehearses before it is ready
        var before = everythingOf("hr");
        assertThat(world.bean("hrRehearsalProcessor", RehearsalProcessor.class).play(Instant.now()))
                .isPositive();
        assertThat(world.bean("itRehearsalProcessor", RehearsalProcessor.class).play(Instant.now()))
                .isPositive();
        assertThat(everythingOf("hr")).isEqualTo(before);
        assertThat(world.on("hr.inbox.v1"))
                .noneMatch(record -> new String(record.value(), StandardCharsets.UTF_8).contains("rehearsal"));
    }

    private static int everythingOf(String prefix) {
        return world.on(prefix + ".inbox.v1").size()
                + world.on(prefix + ".inbox-outcomes.v1").size()
                + world.on(prefix + ".events.v1").size();
    }

    @Test
    void theInboxIsPagedNewestFirst() throws Exception {
        for (int i = 0; i < 5; i++) {
            world.post(
                    "/hr/events",
                    "hr",
                    STRUCTURED,
                    hired("page-" + i, "E-600" + i).replace("\"canon\"", "\"paged\""));
        }
        eventually(() -> lines("/hr/inbox?source=paged&status=mapped", "hr").size() == 5);
        var seen = new ArrayList<String>();
        var path = "/hr/inbox?source=paged&limit=2";
        while (path != null) {
            var page = world.get(path, "hr");
            json(page)
                    .path("items")
                    .forEach(item -> seen.add(item.path("receivedAt").asString()));
            path = page.headers()
                    .firstValue("link")
                    .map(link -> link.substring(1, link.indexOf('>')))
                    .orElse(null);
        }
        assertThat(seen)
                .hasSize(5)
                .isSortedAccordingTo(
                        java.util.Comparator.comparing(java.time.Instant::parse).reversed());
        assertThat(world.get("/hr/inbox?limit=201", "hr").statusCode()).isEqualTo(400);
        assertThat(world.get("/hr/inbox?after=nonsense", "hr").statusCode()).isEqualTo(400);
        assertThat(world.get("/hr/inbox?status=other", "hr").statusCode()).isEqualTo(400);
        assertThat(world.get("/hr/inbox?stauts=refused", "hr").statusCode()).isEqualTo(400);
        assertThat(world.get("/hr/inbox?source=%00", "hr").statusCode()).isEqualTo(400);
        var nowhere = java.util.Base64.getUrlEncoder()
                .encodeToString("2026-12-01T00:00:00Z \0".getBytes(StandardCharsets.UTF_8));
        assertThat(world.get("/hr/inbox?after=" + nowhere, "hr").statusCode()).isEqualTo(400);
        var never =
                Base64.getUrlEncoder().encodeToString("+1000000000-12-31T23:59:59Z x".getBytes(StandardCharsets.UTF_8));
        assertThat(world.get("/hr/inbox?after=" + never, "hr").statusCode()).isEqualTo(400);
    }

    @Test
    void aReplayMakesTheSameFactsOfAHigherRevision() throws Exception {
        var id = json(world.post("/hr/events", "hr", STRUCTURED, hired("again", "E-7001")))
                .path("id")
                .asString();
        eventually(() -> status(id).equals("mapped"));
        assertThat(world.post("/hr/inbox/" + id + "/replay?dryRun=true", "hr", "application/json", "")
                        .statusCode())
                .as("what would not be a dry run")
                .isEqualTo(400);
        assertThat(world.post("/hr/inbox/" + id + "/replay", "hr", "application/json", "")
                        .statusCode())
                .isEqualTo(202);
        eventually(() -> world.eventIds("hr.events.v1", "canon", "again").size() == 2);
        assertThat(new HashSet<>(world.eventIds("hr.events.v1", "canon", "again")))
                .hasSize(1);
        var copies = world.values("hr.events.v1", WorkerHired.class).stream()
                .filter(hire -> hire.getTold().getSourceEventId().equals("again"))
                .toList();
        assertThat(copies)
                .extracting(hire -> hire.getTold().getRecorded())
                .containsOnly(copies.get(0).getTold().getRecorded());
        assertThat(copies.stream()
                        .mapToInt(hire -> hire.getTold().getRevision())
                        .max()
                        .orElse(0))
                .isPositive();
    }

    @Test
    void theMapperGoesOnWhereItWasAfterARestart() throws Exception {
        world.post("/hr/events", "hr", STRUCTURED, hired("before", "E-8001"));
        eventually(() -> world.eventIds("hr.events.v1", "canon", "before").size() == 1);
        world.restart();
        world.post("/hr/events", "hr", STRUCTURED, hired("after", "E-8002"));
        eventually(() -> world.eventIds("hr.events.v1", "canon", "after").size() == 1);
        assertThat(world.eventIds("hr.events.v1", "canon", "before")).hasSize(1);
        eventually(() -> world.bean("hrMapperHealthIndicator", HealthIndicator.class)
                .health()
                .getStatus()
                .equals(Status.UP));
    }

    @Test
    void aLostRegistryIsWaitedForAndNothingIsQuarantined() throws Exception {
        world.restart();
        world.registry.isAway(true);
        try {
            var answer = world.post("/hr/events", "hr", STRUCTURED, hired("registry", "E-9001"));
            assertThat(answer.statusCode()).isEqualTo(202); // its ids are known since the start
        } finally {
            world.registry.isAway(false);
        }
        eventually(() -> world.eventIds("hr.events.v1", "canon", "registry").size() >= 1);
        assertThat(world.values("hr.inbox-outcomes.v1", DeliveryQuarantined.class))
                .noneMatch(quarantined -> quarantined.getReason().equals("internal-error"));
    }

    private static String status(String id) {
        try {
            return json(world.get("/hr/inbox/" + id, "hr")).path("status").asString("");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static tools.jackson.databind.JsonNode lines(String path, String role) {
        try {
            return json(world.get(path, role)).path("items");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
