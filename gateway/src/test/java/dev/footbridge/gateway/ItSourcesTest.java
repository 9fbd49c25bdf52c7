package dev.footbridge.gateway;

import static dev.footbridge.gateway.World.eventually;
import static dev.footbridge.gateway.World.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.schemas.fact.AccessGranted;
import dev.footbridge.schemas.fact.ReportedStatus;
import dev.footbridge.schemas.fact.TaskReported;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Okta, Jira and any tool at the door of IT: the handshake before, the proof, and what becomes of it. */
class ItSourcesTest {
    private static final String CHALLENGE = "x-okta-verification-challenge";
    private static World world;

    @BeforeAll
    static void start() throws Exception {
        world = new World();
    }

    @AfterAll
    static void end() throws Exception {
        world.close();
    }

    private static HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(world.at(path));
    }

    private static String sample(String name) throws IOException {
        try (var in = ItSourcesTest.class.getResourceAsStream("/connectors/" + name + ".json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static HttpResponse<String> okta(String secret, String body) throws Exception {
        return world.send(to("/it/webhooks/okta-main")
                .header("Content-Type", "application/json")
                .header("Authorization", secret)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> jira(String identifier, String body) throws Exception {
        var signature = "sha256=" + HexFormat.of().formatHex(World.mac(World.JIRA_SECRET, body));
        return world.send(to("/it/webhooks/jira-desk")
                .header("Content-Type", "application/json; charset=UTF-8")
                .header("X-Atlassian-Webhook-Identifier", identifier)
                .header("X-Hub-Signature", signature)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> tool(String id, Instant signedAt, String body) throws Exception {
        var time = Long.toString(signedAt.getEpochSecond());
        var key = Base64.getDecoder().decode(World.WEBHOOK_SECRET.substring("whsec_".length()));
        var mac = World.mac(key, id + "." + time + "." + body);
        return world.send(to("/it/webhooks/acme-itsm")
                .header("Content-Type", "application/json")
                .header("webhook-id", id)
                .header("webhook-timestamp", time)
                .header("webhook-signature", "v1," + Base64.getEncoder().encodeToString(mac))
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static JsonNode shown(HttpResponse<String> taken) {
        try {
            assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
            return json(world.get("/it/inbox/" + json(taken).path("id").asString(), "it"));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String status(HttpResponse<String> taken) {
        return shown(taken).path("status").asString("");
    }

    @Test
    void oktasChallengeIsEchoedToWhoKnowsTheSecretAndToAStrangerButNotToWhoPretends() throws Exception {
        var known = world.send(
                to("/it/webhooks/okta-main").header(CHALLENGE, "a b\"c").header("Authorization", World.OKTA_SECRET));
        assertThat(known.statusCode()).isEqualTo(200);
        assertThat(json(known).toString()).isEqualTo("{\"verification\":\"a b\\\"c\"}");
        assertThat(known.headers().firstValue("content-type")).contains("application/json");
        assertThat(world.send(to("/it/webhooks/okta-main").header(CHALLENGE, "abc"))
                        .statusCode())
                .isEqualTo(200);
        var pretends =
                world.send(to("/it/webhooks/okta-main").header(CHALLENGE, "abc").header("Authorization", "guess"));
        assertThat(pretends.statusCode()).isEqualTo(401);
        assertThat(pretends.body()).doesNotContain("abc");
    }

    @Test
    void aStrangerWhoAsksAgainAndAgainIsToldSoAndOktaIsStillAnswered() throws Exception {
        var last = 200;
        for (var i = 0; i < 40 && last != 429; i++) {
            last = world.send(to("/it/webhooks/okta-main").header(CHALLENGE, "abc"))
                    .statusCode();
        }
        assertThat(last).isEqualTo(429);
        assertThat(world.send(to("/it/webhooks/okta-main")
                                .header(CHALLENGE, "abc")
                                .header("Authorization", World.OKTA_SECRET))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /it/webhooks/okta-main, x-nothing, abc",
        "GET, /it/webhooks/okta-main, x-okta-verification-challenge, ''",
        "HEAD, /it/webhooks/okta-main, x-okta-verification-challenge, abc",
        "GET, /it/webhooks/nobody, x-okta-verification-challenge, abc",
        "HEAD, /it/webhooks/nobody, x-okta-verification-challenge, abc",
        "GET, /it/webhooks/jira-desk, x-okta-verification-challenge, abc",
        "GET, /hr/webhooks/okta-main, x-okta-verification-challenge, abc",
        "GET, /hr/webhooks/bamboohr, x-okta-verification-challenge, abc",
        "OPTIONS, /it/webhooks/okta-main, WebHook-Request-Origin, events.example.com",
        "OPTIONS, /it/webhooks/nobody, WebHook-Request-Origin, events.example.com",
        "OPTIONS, /it/events, x-nothing, abc",
        "OPTIONS, /it/events, WebHook-Request-Origin, 'a b'",
    })
    void whatNoConnectorDeclaresIsNotThere(String method, String path, String header, String value) throws Exception {
        var answer = world.send(to(path).header(header, value).method(method, HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).doesNotContain("verification");
        assertThat(answer.headers().map()).doesNotContainKey("webhook-allowed-origin");
    }

    @Test
    void aChallengeThatIsTooLongOrComesTwiceIsNotEchoed() throws Exception {
        assertThat(world.send(to("/it/webhooks/okta-main").header(CHALLENGE, "a".repeat(513)))
                        .statusCode())
                .isEqualTo(404);
        assertThat(world.send(to("/it/webhooks/okta-main")
                                .header(CHALLENGE, "a")
                                .header(CHALLENGE, "b"))
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"/it/events", "/hr/events", "/it/webhooks/acme-itsm", "/hr/webhooks/acme-hris"})
    void aSenderOfCloudEventsIsAllowedByNameAndNotFasterThanWeTake(String path) throws Exception {
        var slow = world.send(to(path).header("WebHook-Request-Origin", "events.example.com")
                .header("WebHook-Request-Rate", "120")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
        assertThat(slow.statusCode()).isEqualTo(200);
        assertThat(slow.headers().firstValue("WebHook-Allowed-Origin")).contains("events.example.com");
        assertThat(slow.headers().firstValue("WebHook-Allowed-Rate")).contains("120");
        assertThat(slow.headers().firstValue("Allow")).contains("POST");
        var fast = world.send(to(path).header("WebHook-Request-Origin", "events.example.com")
                .header("WebHook-Request-Rate", "999999")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
        assertThat(fast.headers().firstValue("WebHook-Allowed-Rate")).contains("6000");
    }

    @Test
    void anOktaGroupBecomesAGrantUnderTheEventsOwnId() throws Exception {
        var body = sample("okta/group-added");
        assertThat(okta("guess", body).statusCode()).isEqualTo(401);
        var taken = okta(World.OKTA_SECRET, body);
        eventually(() -> status(taken).equals("mapped"));
        assertThat(shown(taken).path("headers").toString()).doesNotContain(World.OKTA_SECRET);
        var inAnotherDelivery =
                okta(World.OKTA_SECRET, body.replace("0d6c348d-a771-49dd-9eb7-655167f26501", "another-delivery"));
        assertThat(json(inAnotherDelivery)).isNotEqualTo(json(taken));
        eventually(() -> status(inAnotherDelivery).equals("mapped"));
        var ids = world.eventIds("it.events.v1", "okta-main", "def83a9d-9487-42bf-b6ae-de748ebdb19c");
        assertThat(ids).hasSize(2);
        assertThat(ids.get(0)).isEqualTo(ids.get(1));
        assertThat(world.values("it.events.v1", AccessGranted.class))
                .anyMatch(grant -> grant.getSystem().equals("erp")
                        && grant.getEntitlement().equals("accountant"));
    }

    @Test
    void aGroupWithoutANameWaitsUntilItHasOne() throws Exception {
        var taken = okta(
                World.OKTA_SECRET,
                sample("okta/group-added")
                        .replace("ERP Users", "Vendor Desk")
                        .replace("def83a9d", "waits")
                        .replace("0d6c348d", "waits"));
        eventually(() -> status(taken).equals("quarantined"));
        assertThat(shown(taken).path("reason").asString()).isEqualTo("unknown-name");
        assertThat(shown(taken).path("detail").asString())
                .contains("footbridge.sources.okta-main.names")
                .contains("\"Vendor Desk\"");
        world.more.put("footbridge.sources.okta-main.names.[Vendor Desk]", "erp/create-vendor");
        world.restart();
        var id = json(taken).path("id").asString();
        assertThat(world.post("/it/inbox/" + id + "/replay", "it", "application/json", "")
                        .statusCode())
                .isEqualTo(202);
        eventually(() -> status(taken).equals("mapped"));
        eventually(() -> world.values("it.events.v1", AccessGranted.class).stream()
                .anyMatch(grant -> grant.getEntitlement().equals("create-vendor")));
    }

    @Test
    void eventsThatMeanNothingToUsAreShownAsIgnored() throws Exception {
        var taken = okta(World.OKTA_SECRET, sample("okta/other-kinds"));
        eventually(() -> status(taken).equals("ignored"));
        var listed = json(world.get("/it/inbox?status=ignored", "it")).path("items");
        assertThat(listed.toString()).contains(json(taken).path("id").asString());
    }

    @Test
    void aJiraIssueWithOurLabelReportsItsTask() throws Exception {
        var body = sample("jira/task-completed");
        var forged = world.send(to("/it/webhooks/jira-desk")
                .header("Content-Type", "application/json")
                .header("X-Hub-Signature", "sha256=" + HexFormat.of().formatHex(World.mac("guess", body)))
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(forged.statusCode()).isEqualTo(401);
        var taken = jira("7b1c6d5e-1", body);
        assertThat(json(jira("7b1c6d5e-1", body))).as("a retry").isEqualTo(json(taken));
        eventually(() -> status(taken).equals("mapped"));
        assertThat(world.values("it.events.v1", TaskReported.class))
                .anyMatch(report -> report.getTaskId().equals("b1946ac9-2b4f-5d0e-8a51-0f3f7c1d6e21")
                        && "IT-21".equals(report.getTicket())
                        && report.getStatus() == ReportedStatus.COMPLETED
                        && report.getTold().getSourceEventId().equals("7b1c6d5e-1"));
    }

    @Test
    void theSchemasOfEventsAreForEverybody() throws Exception {
        var all = json(world.send(to("/events/schemas")));
        var address = all.path("dev.footbridge.it.access-granted.v1").asString();
        var schema = world.send(to(address));
        assertThat(schema.statusCode()).isEqualTo(200);
        assertThat(schema.headers().firstValue("content-type").orElse("")).startsWith("application/schema+json");
        assertThat(json(schema).path("$id").asString()).endsWith("/events/it/access-granted.v1.json");
        assertThat(world.send(to("/events/schemas/common.v1.json")).statusCode())
                .isEqualTo(200);
        assertThat(world.send(to("/events/schemas/it/nothing.v1.json")).statusCode())
                .isEqualTo(404);
        assertThat(world.send(to(address).POST(HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void anyToolTellsCanonicalFactsAndAnOldSignatureIsNone() throws Exception {
        var body = sample("standard-webhooks/access-granted").replace("2026-11-28", "2026-01-28"); // told, not foretold
        assertThat(tool("msg_old", Instant.now().minusSeconds(360), body).statusCode())
                .isEqualTo(401);
        assertThat(tool("msg_ahead", Instant.now().plusSeconds(360), body).statusCode())
                .isEqualTo(401);
        var taken = tool("msg_1", Instant.now(), body);
        eventually(() -> status(taken).equals("mapped"));
        assertThat(world.eventIds("it.events.v1", "acme-itsm", "msg_1")).hasSize(1);
        var misspelt = tool("msg_2", Instant.now(), sample("standard-webhooks/it-misspelt"));
        eventually(() -> status(misspelt).equals("quarantined"));
    }
}
