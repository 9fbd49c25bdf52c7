package dev.footbridge.gateway.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.gateway.AvroTrust;
import dev.footbridge.gateway.canonical.EventCodec;
import dev.footbridge.gateway.canonical.EventSchemasReader;
import dev.footbridge.gateway.canonical.Events;
import dev.footbridge.gateway.canonical.FactType;
import dev.footbridge.gateway.canonical.Json;
import dev.footbridge.gateway.canonical.Reading;
import dev.footbridge.gateway.canonical.StrictJsonCodec;
import dev.footbridge.gateway.fact.FactsCodec.Fact;
import dev.footbridge.gateway.fact.FactsCodec.Where;
import dev.footbridge.schemas.fact.Personal;
import dev.footbridge.schemas.fact.PrivateDetailsTold;
import dev.footbridge.schemas.token.Tokens;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What the published schemas mark as HR's alone (R34): every such field has a canary, and none leaves by another door. */
class ForHrAloneTest {
    static {
        AvroTrust.give();
    }

    private static final String MARK = "x-for-hr-alone";
    /** Of the reasons of a leave one has to be chosen. */
    private static final String CHOSEN = "dismissal";

    private static final Set<String> OF_THE_FACT = Set.of("told", "about", "ofEvent", "personal", "sealed");
    private static final Instant RECORDED = Instant.parse("2026-11-28T14:05:00Z");
    private static final StrictJsonCodec JSON = new StrictJsonCodec();
    private static final EventSchemasReader SCHEMAS = new EventSchemasReader(JSON);
    private static final EventCodec EVENTS = new EventCodec(JSON, SCHEMAS, true);

    private final FactsCodec codec =
            new FactsCodec(new Tokens("a pepper for the tests alone"), Optional.of("acme-hris"));

    @ParameterizedTest
    @EnumSource(FactType.class)
    void everyMarkedFieldHasACanaryAndItComesOutForHrAlone(FactType type) {
        var event = node(Events.of(type));
        marked(type).forEach((pointer, shape) -> {
            var canary = event.at(pointer).asString("");
            assertThat(canary.contains(Events.PRIVATE) || canary.equals(CHOSEN))
                    .as("a canary of " + type + " at " + pointer)
                    .isTrue();
            for (var fact : facts(type)) {
                assertThat(fact.record().toString().contains(canary))
                        .as("canary of %s at %s in %s", type, pointer, fact.where())
                        .isEqualTo(fact.where() == Where.PRIVATE);
                assertThat(fact.headers().toString()).doesNotContain(canary);
            }
        });
    }

    @ParameterizedTest
    @EnumSource(FactType.class)
    void whatWordsCallHrsAloneIsMarkedAndWhatIsMarkedIsCalledSo(FactType type) {
        var called = new TreeMap<String, JsonNode>();
        collect(SCHEMAS.files().get(file(type)), "", called);
        called.forEach((pointer, field) -> assertThat(field.has(MARK))
                .as(type + " " + pointer)
                .isEqualTo(field.path("description").asString("").contains("for HR alone")));
    }

    @Test
    void nothingIsOnTheTopicOfHrAloneWithoutACanary() {
        var held = Arrays.stream(FactType.values())
                .flatMap(type -> facts(type).stream())
                .map(Fact::record)
                .filter(PrivateDetailsTold.class::isInstance)
                .map(PrivateDetailsTold.class::cast)
                .flatMap(told -> java.util.stream.Stream.concat(held(told), held(told.getPersonal())))
                .collect(Collectors.toSet());
        var confidential = new TreeSet<String>();
        PrivateDetailsTold.getClassSchema().getFields().stream()
                .map(Schema.Field::name)
                .filter(name -> !OF_THE_FACT.contains(name))
                .forEach(confidential::add);
        Personal.getClassSchema().getFields().stream()
                .filter(field -> field.doc().contains("hr.private.v1 alone"))
                .map(Schema.Field::name)
                .forEach(confidential::add);
        assertThat(confidential).contains("leaveReason", "absenceReason", "privateEmail", "phone", "text");
        assertThat(held).containsAll(confidential);
    }

    @Test
    void thereIsSomethingToLookFor() {
        assertThat(marked(FactType.WORKER_HIRED)).containsKeys("/data/person/privateEmail", "/data/person/phone");
        assertThat(marked(FactType.WORKER_LEFT)).containsKey("/data/reason");
        assertThat(marked(FactType.ABSENCE_STARTED)).containsKey("/data/reason");
        assertThat(marked(FactType.FEEDBACK_GIVEN)).containsKey("/data/comment");
        assertThat(marked(FactType.RECOGNITION_GIVEN)).isEmpty();
    }

    private List<Fact> facts(FactType type) {
        var event = ((Reading.Understood) EVENTS.read(type.prefix(), node(Events.of(type)), 0, RECORDED)).event();
        return codec.facts(event, RECORDED, 0);
    }

    private static java.util.stream.Stream<String> held(SpecificRecord record) {
        return record.getSchema().getFields().stream()
                .filter(field -> {
                    var value = String.valueOf(record.get(field.pos()));
                    return value.contains(Events.PRIVATE) || value.equals(CHOSEN);
                })
                .map(Schema.Field::name);
    }

    private static Map<String, JsonNode> marked(FactType type) {
        var fields = new TreeMap<String, JsonNode>();
        collect(SCHEMAS.files().get(file(type)), "", fields);
        fields.values().removeIf(field -> !field.has(MARK));
        return fields;
    }

    /** All fields of an event by their pointers, into what is common to several. */
    private static void collect(JsonNode object, String pointer, Map<String, JsonNode> fields) {
        var target = object.has("$ref") ? common(object.path("$ref").asString()) : object;
        target.path("properties").properties().forEach(field -> {
            fields.put(pointer + "/" + field.getKey(), field.getValue());
            collect(field.getValue(), pointer + "/" + field.getKey(), fields);
        });
    }

    private static JsonNode common(String reference) {
        return SCHEMAS.files().get("common.v1.json").at(reference.substring(reference.indexOf('#') + 1));
    }

    private static String file(FactType type) {
        return type.prefix() + "/" + type.kebab() + ".v1.json";
    }

    private static JsonNode node(String text) {
        return ((Json.Readable<JsonNode>) JSON.read(text.getBytes(StandardCharsets.UTF_8))).value();
    }
}
