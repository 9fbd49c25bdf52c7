package dev.footbridge.bridge.unmatched;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.bridge.read.Announced;
import dev.footbridge.bridge.read.ReadSide;
import dev.footbridge.schemas.bridge.PersonSnapshot;
import dev.footbridge.schemas.bridge.UnmatchedEvent;
import dev.footbridge.schemas.decision.MatchWithdrawn;
import dev.footbridge.schemas.decision.PersonMatched;
import dev.footbridge.schemas.fact.Identifier;
import dev.footbridge.schemas.fact.IdentifierKind;
import dev.footbridge.schemas.fact.Personal;
import dev.footbridge.schemas.fact.RawIdentifier;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What waits for a match, over HTTP, from records on the log and back to it. */
class UnmatchedTest {
    private static final Instant AT = Instant.parse("2026-11-22T09:00:00Z");
    private static ReadSide bridge;

    @BeforeAll
    static void announce() throws Exception {
        bridge = ReadSide.running();
        bridge.tell(called("UM-1", "Mara", "Quillfeather", "mara.quillfeather@example.com", "mquillf"));
        bridge.tell(called("UM-2", "Ben", "Boatman", "shared@example.com", "bboat"));
        bridge.tell(called("UM-3", "Bo", "Boatwright", "shared@example.com", "bwright"));
        bridge.tell(called("E-0003", "Ivo", "Deskman", "ivo@example.com", "ivod"));
        bridge.tell(Announced.person("UM-1x", "Linked", "Record", null, 1, "Sales", List.of("p-UM-former")));
    }

    @Test
    void whatWaitsIsShownWithWhoItMayBe() throws Exception {
        bridge.waits(event("um-a", AT, account("crm", "MQuillF")));
        var shown = bridge.json("/api/unmatched/um-a", "it");
        assertThat(shown.path("status").asString()).isEqualTo("waiting");
        assertThat(shown.path("type").asString()).isEqualTo("access-granted");
        assertThat(shown.path("system").asString()).isEqualTo("crm");
        assertThat(shown.path("entitlement").asString()).isEqualTo("user");
        assertThat(shown.path("source").asString()).isEqualTo("okta-main");
        assertThat(shown.path("since").asString()).isEqualTo(AT.toString());
        assertThat(shown.path("identifiers").toString())
                .isEqualTo("[{\"kind\":\"account\",\"system\":\"crm\",\"value\":\"MQuillF\"}]");
        var candidate = shown.path("candidates").path(0);
        assertThat(candidate.path("person").toString())
                .isEqualTo("{\"id\":\"p-UM-1\",\"workerNumber\":\"UM-1\",\"name\":\"Mara Quillfeather\"}");
        assertThat(candidate.path("status").asString()).isEqualTo("expected");
        assertThat(candidate.path("confidence").asDouble()).isEqualTo(0.8);
        assertThat(candidate.path("reasons").path(0).path("rule").asString()).isEqualTo("username");
        assertThat(candidate.path("reasons").path(0).path("hr").asString()).isNotBlank();
        assertThat(shown.path("match").isNull()).isTrue();
        assertThat(shown.path("allowedActions").toString()).isEqualTo("[\"match\"]");
        assertThat(shown.toString()).doesNotContain(account("crm", "MQuillF").token());
    }

    @Test
    void theListFiltersSearchesSortsAndPages() throws Exception {
        for (var number = 0; number < 5; number++) {
            bridge.waits(event("um-l" + number, AT.plusSeconds(60 - number), account("lists", "orphan-" + number)));
        }
        bridge.waits(event("um-l5", AT, account("lists", "orphan_%"), "AssetAssigned"));
        assertThat(ids("?system=lists")).containsExactly("um-l5", "um-l4", "um-l3", "um-l2", "um-l1", "um-l0");
        assertThat(ids("?system=lists&sort=-since&limit=1")).containsExactly("um-l0");
        assertThat(ids("?system=lists&type=asset-assigned")).containsExactly("um-l5");
        assertThat(ids("?system=lists&q=ORPHAN-3")).containsExactly("um-l3");
        assertThat(ids("?system=lists&q=n_%25")).containsExactly("um-l5");
        assertThat(ids("?system=lists&status=matched")).isEmpty();
        var first = bridge.json("/api/unmatched?system=lists&limit=4", "hr");
        assertThat(ids("?system=lists&limit=4&after=" + first.path("next").asString()))
                .containsExactly("um-l1", "um-l0");
        var refused = bridge.get("/api/unmatched?status=open&worker=x&sort=name", "hr");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("\"status\"", "\"worker\"", "\"sort\"");
    }

    @Test
    void whatIsMatchedSaysByWhomAndWhyAndIsListedAsMatchedOnceNothingWaits() throws Exception {
        bridge.waits(event("um-m", AT, account("crm", "mq-m"), email("mq-m@example.com")));
        var answer = match("um-m", "it", "p-UM-1", "she told me");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        var after = position(answer);

        var told = (PersonMatched) last(PersonMatched.class);
        assertThat(told.getPerson()).isEqualTo("p-UM-1");
        assertThat(told.getIdentifier()).isEqualTo(account("crm", "mq-m").identifier());
        assertThat(told.getBy()).isEqualTo("it");
        assertThat(told.getPersonal().getText()).isEqualTo("she told me");
        assertThat(told.getPersonal().getIdentifiers())
                .containsExactly(account("crm", "mq-m").raw());
        assertThat(told.getEvent().getId()).isEqualTo("um-m");
        assertThat(told.getEvent().getType()).isEqualTo("AccessGranted");
        assertThat(told.getFrom()).isNull();

        var waiting = bridge.json("/api/unmatched/um-m?after=" + after, "hr");
        assertThat(waiting.path("status").asString()).isEqualTo("waiting");
        assertThat(waiting.path("match").path("person").path("name").asString()).isEqualTo("Mara Quillfeather");
        assertThat(waiting.path("match").path("by").asString()).isEqualTo("it");
        assertThat(waiting.path("match").path("comment").asString()).isEqualTo("she told me");
        assertThat(waiting.path("candidates").isEmpty()).isTrue();
        assertThat(waiting.path("allowedActions").toString()).isEqualTo("[\"withdraw\"]");
        assertThat(match("um-m", "hr", "p-UM-1", "again").statusCode()).isEqualTo(200);
        assertThat(match("um-m", "hr", "p-UM-2", "no, Ben").statusCode()).isEqualTo(409);

        bridge.waitsNoMore("um-m");
        assertThat(ids("?status=matched&q=mq-m")).containsExactly("um-m");
        assertThat(ids("?status=waiting&q=mq-m")).isEmpty();
        assertThat(bridge.json("/api/unmatched/um-m", "hr").path("status").asString())
                .isEqualTo("matched");

        var withdrawn = bridge.delete("/api/unmatched/um-m/match", "hr");
        assertThat(withdrawn.statusCode()).as(withdrawn.body()).isEqualTo(202);
        assertThat(last(MatchWithdrawn.class)).isInstanceOfSatisfying(MatchWithdrawn.class, one -> {
            assertThat(one.getMatch()).isEqualTo(told.getTold().getEventId());
            assertThat(one.getPerson()).isEqualTo("p-UM-1");
            assertThat(one.getBy()).isEqualTo("hr");
        });
        assertThat(bridge.get("/api/unmatched/um-m?after=" + position(withdrawn), "hr")
                        .statusCode())
                .isEqualTo(404);
        assertThat(bridge.delete("/api/unmatched/um-m/match", "hr").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aMatchThatWasWithdrawnIsMatchedAnewUnderAnotherId() throws Exception {
        bridge.waits(event("um-again", AT, account("crm", "again")));
        var body = "{\"person\":\"p-UM-1\",\"comment\":\"hers\"}";
        bridge.post("/api/unmatched/um-again/match", "hr", body, "key-um");
        var first = last(PersonMatched.class);
        var gone = position(bridge.delete("/api/unmatched/um-again/match", "hr"));
        assertThat(bridge.json("/api/unmatched/um-again?after=" + gone, "hr")
                        .path("match")
                        .isNull())
                .isTrue();
        assertThat(bridge.post("/api/unmatched/um-again/match", "hr", body, "key-um")
                        .statusCode())
                .isEqualTo(409);
        var again = position(match("um-again", "hr", "p-UM-1", "hers"));
        assertThat(bridge.json("/api/unmatched/um-again?after=" + again, "hr")
                        .path("match")
                        .path("person")
                        .path("id")
                        .asString())
                .isEqualTo("p-UM-1");
        assertThat(((PersonMatched) last(PersonMatched.class)).getTold().getEventId())
                .isNotEqualTo(((PersonMatched) first).getTold().getEventId());
    }

    @Test
    void nobodyMatchesWithThemselvesAndSomeRolesNotAtAll() throws Exception {
        bridge.waits(event("um-self", AT, account("crm", "ivod")));
        var self = match("um-self", "it", "p-E-0003", "mine");
        assertThat(self.statusCode()).isEqualTo(403);
        assertThat(self.body()).contains("their own access");
        assertThat(match("um-self", "robot", "p-E-0003", "his").statusCode()).isEqualTo(403);
        for (var role : List.of("manager", "auditor")) {
            assertThat(match("um-self", role, "p-UM-1", "hers").statusCode()).isEqualTo(403);
            assertThat(bridge.get("/api/unmatched", role).statusCode()).isEqualTo(403);
            assertThat(bridge.get("/api/unmatched/um-self", role).statusCode()).isEqualTo(403);
        }
        assertThat(bridge.get("/api/unmatched", null).statusCode()).isEqualTo(401);
        var position = position(match("um-self", "admin", "p-E-0003", "his"));
        assertThat(bridge.json("/api/unmatched/um-self?after=" + position, "it")
                        .path("allowedActions")
                        .isEmpty())
                .isTrue();
        assertThat(bridge.delete("/api/unmatched/um-self/match", "it").statusCode())
                .isEqualTo(403);
    }

    @Test
    void whatCannotBeMatchedIsRefusedWithTheReason() throws Exception {
        bridge.waits(event("um-bad", AT, new Named(IdentifierKind.WORKER_NUMBER, "", "UM-1")));
        assertThat(errors("um-bad", "{\"person\":\"p-UM-1\",\"comment\":\"x\"}")
                        .path("identifier")
                        .asString())
                .contains("worker number");
        assertThat(bridge.json("/api/unmatched/um-bad", "hr")
                        .path("candidates")
                        .path(0)
                        .path("person")
                        .path("id")
                        .asString())
                .isEqualTo("p-UM-1");
        assertThat(bridge.json("/api/unmatched/um-bad", "hr")
                        .path("allowedActions")
                        .isEmpty())
                .isTrue();
        bridge.waits(event("um-report", AT, account("jira", "desk"), "TaskReported"));
        assertThat(errors("um-report", "{\"person\":\"p-UM-1\",\"comment\":\"x\"}")
                        .path("identifier")
                        .asString())
                .contains("report");
        assertThat(bridge.json("/api/unmatched/um-report", "hr")
                        .path("allowedActions")
                        .isEmpty())
                .isTrue();
        bridge.waits(event("um-fields", AT, account("crm", "fields")));
        assertThat(errors("um-fields", "{}").propertyNames()).containsExactly("comment", "person");
        assertThat(errors("um-fields", "{\"person\":\"nobody\",\"comment\":\"x\"}")
                        .propertyNames())
                .containsExactly("person");
        assertThat(errors("um-fields", "{\"person\":\"p-UM-1\",\"comment\":\"x\",\"identifier\":\"email\"}")
                        .propertyNames())
                .containsExactly("identifier");
        assertThat(errors("um-fields", "{\"person\":\"p-UM-1\",\"comment\":\"x\",\"identifier\":\"worker-number\"}")
                        .path("identifier")
                        .asString())
                .contains("no effect");
        assertThat(errors(
                                "um-fields",
                                "{\"person\":\"p-UM-1\",\"comment\":\"x\",\"from\":\"2026-12-01T00:00:00Z\",\"until\":\"2026-11-01T00:00:00Z\"}")
                        .propertyNames())
                .containsExactly("until");
        assertThat(match("um-none", "hr", "p-UM-1", "x").statusCode()).isEqualTo(404);
        assertThat(bridge.get("/api/unmatched/a%00b", "hr").statusCode()).isIn(400, 404);
    }

    @Test
    void anAddressOfSomebodyElseIsMatchedForATimeAlone() throws Exception {
        bridge.waits(event("um-mail", AT, email("shared@example.com")));
        assertThat(match("um-mail", "hr", "p-UM-1", "x").statusCode()).isEqualTo(409);
        assertThat(bridge.post(
                                "/api/unmatched/um-mail/match",
                                "hr",
                                "{\"person\":\"p-UM-1\",\"comment\":\"x\",\"until\":\"2026-11-30T00:00:00Z\"}",
                                null)
                        .statusCode())
                .isEqualTo(202);
        assertThat(((PersonMatched) last(PersonMatched.class)).getUntil()).isEqualTo("2026-11-30T00:00:00Z");
        bridge.waits(event("um-mail2", AT, email("Shared@example.com ")));
        // the same address: what stands of it stands here too
        assertThat(match("um-mail2", "hr", "p-UM-2", "of the two it is Ben").statusCode())
                .isEqualTo(409);
    }

    @Test
    void oneOfThoseWhoHaveAnAddressMayGetItForGood() throws Exception {
        bridge.tell(called("UM-4", "Ann", "One", "twice@example.com", "ann1"));
        bridge.tell(called("UM-5", "Ann", "Two", "twice@example.com", "ann2"));
        bridge.waits(event("um-twice", AT, email("twice@example.com")));
        assertThat(bridge.json("/api/unmatched/um-twice", "hr").path("candidates"))
                .hasSize(2);
        assertThat(match("um-twice", "hr", "p-UM-5", "asked them").statusCode()).isEqualTo(202);
    }

    @Test
    void somebodyWhoseRecordHasAnotherIdByNowIsMatchedUnderThat() throws Exception {
        bridge.waits(event("um-former", AT, account("crm", "former")));
        assertThat(match("um-former", "hr", "p-UM-former", "hers").statusCode()).isEqualTo(202);
        assertThat(((PersonMatched) last(PersonMatched.class)).getPerson()).isEqualTo("p-UM-1x");
    }

    private static JsonNode errors(String id, String body) throws Exception {
        var answer = bridge.post("/api/unmatched/" + id + "/match", "hr", body, null);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        return JsonMapper.shared().readTree(answer.body()).path("errors");
    }

    private static HttpResponse<String> match(String id, String role, String person, String comment) throws Exception {
        return bridge.post(
                "/api/unmatched/" + id + "/match",
                role,
                "{\"person\":\"%s\",\"comment\":\"%s\"}".formatted(person, comment),
                null);
    }

    private static String position(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return JsonMapper.shared().readTree(answer.body()).path("position").asString();
    }

    /** By when it was decided: it may be in another partition than the one before. */
    private static SpecificRecord last(Class<? extends SpecificRecord> type) {
        return bridge.decisions().stream()
                .map(bridge::decoded)
                .filter(type::isInstance)
                .max(java.util.Comparator.comparing(UnmatchedTest::at))
                .orElseThrow();
    }

    private static Instant at(SpecificRecord record) {
        return record instanceof PersonMatched matched ? matched.getAt() : ((MatchWithdrawn) record).getAt();
    }

    private static List<String> ids(String query) throws Exception {
        var ids = new ArrayList<String>();
        bridge.json("/api/unmatched" + query, "hr")
                .path("items")
                .forEach(one -> ids.add(one.path("id").asString()));
        return ids;
    }

    private record Named(IdentifierKind kind, String namespace, String value) {
        RawIdentifier raw() {
            return new RawIdentifier(kind, namespace, value);
        }

        Identifier identifier() {
            return switch (kind) {
                case ACCOUNT -> ReadSide.TOKENS.account(namespace, value);
                case EMAIL -> ReadSide.TOKENS.email(value);
                default -> ReadSide.TOKENS.workerNumber(namespace, value);
            };
        }

        String token() {
            return identifier().getToken();
        }
    }

    private static Named account(String system, String name) {
        return new Named(IdentifierKind.ACCOUNT, system, name);
    }

    private static Named email(String address) {
        return new Named(IdentifierKind.EMAIL, "", address);
    }

    private static UnmatchedEvent event(String id, Instant since, Named name, String type) {
        return UnmatchedEvent.newBuilder(event(id, since, name)).setType(type).build();
    }

    private static UnmatchedEvent event(String id, Instant since, Named... names) {
        return UnmatchedEvent.newBuilder()
                .setEventId(id)
                .setIdentifiers(List.of(names).stream().map(Named::identifier).toList())
                .setType("AccessGranted")
                .setSource("okta-main")
                .setSystem(names[0].namespace().isEmpty() ? "crm" : names[0].namespace())
                .setEntitlement("user")
                .setAt(AT)
                .setSince(since)
                .setPersonal(Personal.newBuilder()
                        .setIdentifiers(List.of(names).stream().map(Named::raw).toList())
                        .build())
                .build();
    }

    private static PersonSnapshot called(String number, String given, String family, String email, String username) {
        var person = Announced.person(number, given, family, null);
        return PersonSnapshot.newBuilder(person)
                .setPersonal(Personal.newBuilder(person.getPersonal())
                        .setWorkEmail(email)
                        .setUsername(username)
                        .build())
                .build();
    }
}
