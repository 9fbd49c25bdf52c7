package dev.footbridge.gateway.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.gateway.AvroTrust;
import dev.footbridge.gateway.canonical.CanonicalEvent;
import dev.footbridge.gateway.canonical.EventCodec;
import dev.footbridge.gateway.canonical.EventSchemasReader;
import dev.footbridge.gateway.canonical.Events;
import dev.footbridge.gateway.canonical.FactType;
import dev.footbridge.gateway.canonical.Json;
import dev.footbridge.gateway.canonical.Reading;
import dev.footbridge.gateway.canonical.StrictJsonCodec;
import dev.footbridge.gateway.fact.FactsCodec.Fact;
import dev.footbridge.gateway.fact.FactsCodec.Where;
import dev.footbridge.schemas.fact.AccessListingEnded;
import dev.footbridge.schemas.fact.AccessSeen;
import dev.footbridge.schemas.fact.AccountCreated;
import dev.footbridge.schemas.fact.IdentifierKind;
import dev.footbridge.schemas.fact.PersonChanged;
import dev.footbridge.schemas.fact.PrivateDetailsTold;
import dev.footbridge.schemas.fact.WorkerHired;
import dev.footbridge.schemas.fact.WorkerMoved;
import dev.footbridge.schemas.token.Tokens;
import dev.footbridge.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** From events to facts: tokens for everybody, names in {@code personal} alone, HR's secrets for HR alone. */
class FactsCodecTest {
    static {
        AvroTrust.give();
    }

    private static final StrictJsonCodec JSON = new StrictJsonCodec();
    private static final EventCodec EVENTS = new EventCodec(JSON, new EventSchemasReader(JSON), true);
    private static final Tokens TOKENS = new Tokens("a pepper for the tests alone");
    private static final Instant RECORDED = Instant.parse("2026-11-28T14:05:00Z");
    private final FactsCodec codec = new FactsCodec(TOKENS, Optional.of("acme-hris"));

    private static CanonicalEvent event(String text, int index) {
        var node = ((Json.Readable<JsonNode>) JSON.read(text.getBytes(StandardCharsets.UTF_8))).value();
        var prefix = node.path("type").asString().startsWith("dev.footbridge.it.") ? "it" : "hr";
        return ((Reading.Understood) EVENTS.read(prefix, node, index, RECORDED)).event();
    }

    private List<Fact> facts(FactType type) {
        return codec.facts(event(Events.of(type), 0), RECORDED, 0);
    }

    private <T> T only(FactType type, Class<T> record) {
        return facts(type).stream()
                .map(Fact::record)
                .filter(record::isInstance)
                .map(record::cast)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(FactType.class)
    void everyTypeHasItsFactsOnItsTopic(FactType type) {
        var topic = type.prefix().equals("hr") ? Topics.HR_EVENTS : Topics.IT_EVENTS;
        assertThat(facts(type)).isNotEmpty().allSatisfy(fact -> {
            var allowed = fact.where() == Where.PRIVATE ? Topics.HR_PRIVATE.records() : topic.records();
            assertThat(allowed).contains(fact.record().getSchema());
            assertThat(fact.key()).isNotBlank();
            assertThat(fact.headers().get("ce_type")).startsWith("dev.footbridge." + type.prefix() + ".");
            assertThat(fact.headers()).containsEntry("ce_specversion", "1.0").containsEntry("ce_source", "acme-hris");
            assertThat(fact.headers().values().toString()).doesNotContain("E-1042", "Mara", "mquill");
        });
    }

    @ParameterizedTest
    @EnumSource(FactType.class)
    void whatIsForHrAloneIsOnThePrivateTopicAlone(FactType type) {
        for (var fact : facts(type)) {
            if (fact.where() == Where.EVENTS) {
                assertThat(fact.record().toString()).doesNotContain(Events.PRIVATE, "dismissal");
                assertThat(fact.headers().toString()).doesNotContain(Events.PRIVATE, "dismissal");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(FactType.class)
    void namesStandInPersonalAlone(FactType type) {
        for (var fact : facts(type)) {
            var schema = fact.record().getSchema();
            for (var field : schema.getFields()) {
                if (!field.name().equals("personal") && !field.name().equals("told")) {
                    assertThat(String.valueOf(fact.record().get(field.pos())))
                            .as(schema.getName() + "." + field.name())
                            .doesNotContain(
                                    "E-1042",
                                    "E-0007",
                                    "C-9",
                                    "Mara",
                                    "Quill",
                                    "Vale",
                                    "mquill",
                                    "ivale",
                                    "@example.com");
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(FactType.class)
    void mappedAgainItIsTheSame(FactType type) {
        var one = codec.facts(event(Events.of(type), 3), RECORDED, 0);
        var again = codec.facts(event(Events.of(type), 3), RECORDED, 0);
        assertThat(again).isEqualTo(one);
        assertThat(new HashSet<>(
                        one.stream().map(fact -> fact.told().getEventId()).toList()))
                .hasSameSizeAs(one);
        assertThat(one).allSatisfy(fact -> assertThat(fact.told().getEventId()).matches("[0-9a-f]{32}"));
    }

    @Test
    void reasonsAndPrivateContactAreToldToHr() {
        assertThat(only(FactType.WORKER_LEFT, PrivateDetailsTold.class).getLeaveReason())
                .isEqualTo("dismissal");
        assertThat(only(FactType.ABSENCE_STARTED, PrivateDetailsTold.class).getAbsenceReason())
                .contains("illness");
        var hired = only(FactType.WORKER_HIRED, PrivateDetailsTold.class);
        assertThat(hired.getPersonal().getPrivateEmail()).isEqualTo("canary-private@example.com");
        assertThat(hired.getPersonal().getPhone()).isEqualTo("canary-private-phone");
        assertThat(hired.getOfEvent())
                .isEqualTo(
                        only(FactType.WORKER_HIRED, WorkerHired.class).getTold().getEventId());
        assertThat(facts(FactType.WORKER_MOVED)).hasSize(1);
    }

    @Test
    void aHireSaysWhoWhatAndWhen() {
        var fact = facts(FactType.WORKER_HIRED).get(0);
        var hire = (WorkerHired) fact.record();
        assertThat(fact.key())
                .isEqualTo(TOKENS.workerNumber("acme-hris", "E-1042").getToken());
        assertThat(hire.getAbout())
                .containsExactly(TOKENS.workerNumber("acme-hris", "E-1042"), TOKENS.email("MARA.quill@example.com"));
        assertThat(hire.getEmployment().getManager())
                .isEqualTo(TOKENS.workerNumber("acme-hris", "E-0007").getToken());
        assertThat(hire.getStartDate()).isEqualTo(LocalDate.parse("2026-12-01"));
        assertThat(hire.getPersonal().getGivenName()).isEqualTo("Mara");
        assertThat(hire.getPersonal().getIdentifiers())
                .extracting(raw -> raw.getValue())
                .containsExactly("E-1042", "mara.quill@example.com");
        assertThat(hire.getTold().getTold()).isEqualTo(Instant.parse("2026-11-20T09:00:00Z"));
        assertThat(hire.getTold().getRecorded()).isEqualTo(RECORDED);
        assertThat(hire.getTold().getSourceEventId()).isEqualTo("worker-hired-1");
    }

    @Test
    void whatAMoveTellsToBeEmptyIsClearedAndWhatItDoesNotTellIsNot() {
        var move = only(FactType.WORKER_MOVED, WorkerMoved.class);
        assertThat(move.getEmployment().getCleared()).containsExactly("manager");
        assertThat(move.getEmployment().getDepartment()).isEqualTo("Platform");
        assertThat(move.getEmployment().getTitle()).isNull();
        assertThat(move.getEmployment().getFte()).isEqualTo(0.5);
    }

    @Test
    void aChangeOfAPersonNamesItsFieldsButNotThePrivateOnes() {
        var changed = only(FactType.PERSON_CHANGED, PersonChanged.class);
        assertThat(changed.getChanged()).containsExactly("familyName", "preferredName", "workEmail");
        assertThat(changed.getAbout()).contains(TOKENS.email("mara.vale@example.com"));
    }

    @Test
    void aFullListIsOneFactAnAccountAndOneThatItHasEnded() {
        var facts = facts(FactType.ACCESS_LISTED);
        assertThat(facts).hasSize(3);
        var first = (AccessSeen) facts.get(0).record();
        assertThat(first.getEntitlements()).containsExactly("admin", "user");
        assertThat(facts.get(0).key()).isEqualTo(TOKENS.account("crm", "MQuill").getToken());
        var ended = (AccessListingEnded) facts.get(2).record();
        assertThat(ended.getAccounts()).isEqualTo(2);
        assertThat(facts.get(2).key()).isEqualTo("crm");
        assertThat(facts.get(2).headers()).doesNotContainKey("ce_subject");
    }

    @Test
    void anAccountsNameIsAnIdentifierOfWhoHasIt() {
        var created = only(FactType.ACCOUNT_CREATED, AccountCreated.class);
        var account = TOKENS.account("directory", "mquill");
        assertThat(created.getAccount()).isEqualTo(account.getToken());
        assertThat(created.getAbout()).contains(account);
        assertThat(created.getAbout().get(0).getKind()).isEqualTo(IdentifierKind.WORKER_NUMBER);
    }

    @Test
    void withoutATimeOfItsSourceAFactWasToldWhenItCame() {
        var event = event(Events.of(FactType.DEPARTURE_WITHDRAWN).replace("\"time\":\"2026-11-20T09:00:00Z\",", ""), 0);
        assertThat(codec.facts(event, RECORDED, 0).get(0).told().getTold()).isEqualTo(RECORDED);
    }

    @Test
    void whatOneDeliveryTellsOfOnePersonKeepsItsOrder() {
        var first = codec.facts(event(Events.of(FactType.WORKER_HIRED), 100), RECORDED, 0)
                .get(0)
                .told();
        var second = codec.facts(event(Events.of(FactType.WORKER_LEFT), 104), RECORDED, 0)
                .get(0)
                .told();
        assertThat(second.getTold()).isAfter(first.getTold());
    }

    @Test
    void aReplayIsOfAHigherRevisionAndElseTheSame() {
        var event = event(Events.of(FactType.WORKER_HIRED), 0);
        var first = codec.facts(event, RECORDED, 0).get(0).told();
        var replayed = codec.facts(event, RECORDED, 7).get(0).told();
        assertThat(replayed.getRevision()).isEqualTo(7);
        assertThat(replayed.getEventId()).isEqualTo(first.getEventId());
        assertThat(replayed.getRecorded()).isEqualTo(first.getRecorded());
    }

    @Test
    void aWorkerNumberOfNobodyKnowsWhichSourceStaysInPersonal() {
        var text = Events.of(FactType.ASSET_ASSIGNED).replace("\"hrSource\":\"acme-hris\",", "");
        var fact = new FactsCodec(TOKENS, Optional.empty())
                .facts(event(text, 0), RECORDED, 0)
                .get(0);
        assertThat(fact.key()).isEqualTo(TOKENS.person("P-1").getToken());
        assertThat(fact.record().toString()).contains("E-1042");
    }

    @Test
    void twoListsOfTextsNeverGiveOneId() {
        assertThat(EventId.ofFact("a", "b|1:c", 0)).isNotEqualTo(EventId.ofFact("a|1:b", "c", 0));
        assertThat(EventId.ofFact("a", "b1", 2)).isNotEqualTo(EventId.ofFact("a", "b", 12));
        assertThat(EventId.ofDelivery("a", "b")).isNotEqualTo(EventId.ofFact("a", "b", 0));
    }
}
