package dev.footbridge.gateway.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.gateway.verify.Headers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The contract's events are understood; whatever is not of the contract is named. */
class EventCodecTest {
    private static final StrictJsonCodec JSON = new StrictJsonCodec();
    private static final EventSchemasReader SCHEMAS = new EventSchemasReader(JSON);
    private static final EventCodec ONE_SOURCE = new EventCodec(JSON, SCHEMAS, true);
    private static final EventCodec SEVERAL_SOURCES = new EventCodec(JSON, SCHEMAS, false);
    private static final Instant NOW = Instant.parse("2026-11-29T00:00:00Z");

    @ParameterizedTest
    @EnumSource(FactType.class)
    void everyTypeOfTheContractIsUnderstood(FactType type) {
        assertThat(read(ONE_SOURCE, Events.of(type))).isInstanceOf(Reading.Understood.class);
    }

    @ParameterizedTest
    @EnumSource(FactType.class)
    void everyFieldThatIsMissingOrMisspeltIsNamed(FactType type) {
        var event = (ObjectNode) node(Events.of(type));
        for (var field : event.get("data").propertyNames()) {
            var changed = event.deepCopy();
            var data = (ObjectNode) changed.get("data");
            data.set(field + "x", data.remove(field));
            assertThat(errors(ONE_SOURCE, changed.toString()))
                    .extracting(FieldError::pointer)
                    .as(field)
                    .contains("/data/" + field + "x");
        }
        for (var field : List.of("specversion", "source", "id", "data")) {
            var changed = event.deepCopy();
            changed.remove(field);
            assertThat(errors(ONE_SOURCE, changed.toString()))
                    .extracting(FieldError::pointer)
                    .contains("/" + field);
        }
    }

    @ParameterizedTest
    @EnumSource(FactType.class)
    void everyFieldOfAnotherShapeIsNamedAndItsValueIsNot(FactType type) {
        var event = (ObjectNode) node(Events.of(type));
        for (var field : event.get("data").propertyNames()) {
            var changed = event.deepCopy();
            ((ObjectNode) changed.get("data")).putArray(field).add("canary-value");
            var errors = errors(ONE_SOURCE, changed.toString());
            assertThat(errors)
                    .extracting(FieldError::pointer)
                    .as(field)
                    .anyMatch(at -> at.startsWith("/data/" + field));
            assertThat(errors.toString()).doesNotContain("canary-value");
        }
    }

    @ParameterizedTest
    @EnumSource(FactType.class)
    void everyTypeBelongsToOneGateway(FactType type) {
        var other = type.prefix().equals("hr") ? "it" : "hr";
        var refused = (Reading.Refused) ONE_SOURCE.read(other, node(Events.of(type)), 0, NOW);
        assertThat(refused.errors()).singleElement().satisfies(error -> {
            assertThat(error.pointer()).isEqualTo("/type");
            assertThat(error.but()).contains("/" + type.prefix() + "/events");
        });
    }

    @ParameterizedTest
    @EnumSource(FactType.class)
    void everyPublishedFieldHasADescription(FactType type) {
        var schema = SCHEMAS.files().get(type.prefix() + "/" + type.kebab() + ".v1.json");
        assertThat(schema.path("title").asString()).isNotBlank();
        schema.path("properties")
                .path("data")
                .path("properties")
                .properties()
                .forEach(field -> assertThat(field.getValue().has("description")
                                || field.getValue().has("$ref"))
                        .as(field.getKey())
                        .isTrue());
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("\"2026-12-01\"", "\"2026-13-01\"", "/data/startDate", "a day like 2026-12-01"),
                Arguments.of("\"2026-12-01\"", "\"2026-02-30\"", "/data/startDate", "a day like 2026-12-01"),
                Arguments.of("\"2026-12-01\"", "\"01.12.2026\"", "/data/startDate", "a day like 2026-12-01"),
                Arguments.of("\"2026-12-01\"", "\"9999-12-31\"", "/data/startDate", "a day like 2026-12-01"),
                Arguments.of("\"2026-12-01\"", "\"\"", "/data/startDate", "a day like 2026-12-01"),
                Arguments.of("\"2026-12-01\"", "null", "/data/startDate", "a day like 2026-12-01"),
                Arguments.of("\"E-1042\"", "\"  \"", "/data/workerNumber", "worker number"),
                Arguments.of("\"E-1042\"", "1042", "/data/workerNumber", "worker number"),
                Arguments.of("\"employee\"", "\"Employee\"", "/data/employment/type", "employee, contractor"),
                Arguments.of("\"fte\":1.0", "\"fte\":\"1.0\"", "/data/employment/fte", "full-time equivalent"),
                Arguments.of("\"fte\":1.0", "\"fte\":-1", "/data/employment/fte", "full-time equivalent"),
                Arguments.of("\"givenName\"", "\"givenname\"", "/data/person/givenname", "a field such as givenName"),
                Arguments.of("\"givenName\"", "\"__proto__\"", "/data/person/__proto__", "one of"),
                Arguments.of(
                        "\"department\"",
                        "\"departement\"",
                        "/data/employment/departement",
                        "a field such as department"),
                Arguments.of("\"1.0\"", "\"0.3\"", "/specversion", "1.0"),
                Arguments.of("2026-11-20T09:00:00Z", "2026-11-20T09:00:00", "/time", "RFC 3339"),
                Arguments.of("2026-11-20T09:00:00Z", "2026-12-20T09:00:00Z", "/time", "a time that has come"),
                Arguments.of("2026-11-20T09:00:00Z", "9999-12-31T23:59:59Z", "/time", ""),
                Arguments.of("\"specversion\"", "\"Extra\":1,\"specversion\"", "/Extra", ""),
                Arguments.of("\"specversion\"", "\"data_base64\":\"e30=\",\"specversion\"", "/data_base64", ""),
                Arguments.of("\"specversion\"", "\"extra\":{},\"specversion\"", "/extra", "extension"),
                Arguments.of("\"acme-hris\"", "\"acme hris\"", "/source", "feed"),
                Arguments.of("\"Mara\"", "\"Ma\\u0000ra\"", "/data/person/givenName", "Unicode characters"),
                Arguments.of("\"Mara\"", "\"Ma\\ud800ra\"", "/data/person/givenName", "Unicode characters"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("wrong")
    void theFieldAndWhatWasExpectedAreTold(String right, String wrong, String pointer, String expected) {
        var event = Events.of(FactType.WORKER_HIRED).replace(right, wrong);
        assertThat(errors(ONE_SOURCE, event)).anySatisfy(error -> {
            assertThat(error.pointer()).isEqualTo(pointer);
            assertThat(error.expected()).contains(expected);
        });
    }

    @Test
    void anUnknownTypeIsNamedWithThoseThereAre() {
        var errors = errors(ONE_SOURCE, Events.of(FactType.WORKER_HIRED).replace("worker-hired", "worker-hierd"));
        assertThat(errors).singleElement().satisfies(error -> {
            assertThat(error.pointer()).isEqualTo("/type");
            assertThat(error.expected()).contains("dev.footbridge.hr.worker-hired.v1");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-11-28T14:03:10+19:00", "2026-11-28T14:03:10-18:30", "2026-11-28T14:03:10.1234567891Z"})
    void anInstantThatNobodyCanReadIsNamedBeforeItIsTaken(String at) {
        var event = (ObjectNode) node(Events.of(FactType.ACCESS_GRANTED));
        ((ObjectNode) event.get("data")).put("at", at);
        assertThat(errors(ONE_SOURCE, event.toString()))
                .extracting(FieldError::pointer)
                .containsExactly("/data/at");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-28T14:03:10+18:00", "2026-11-28t14:03:10.123456789z", "2026-11-28T14:03:10-05:45"})
    void anInstantMayBeInAnyZoneThereIs(String at) {
        var event = (ObjectNode) node(Events.of(FactType.ACCESS_GRANTED));
        ((ObjectNode) event.get("data")).put("at", at);
        assertThat(read(ONE_SOURCE, event.toString())).isInstanceOf(Reading.Understood.class);
    }

    @Test
    void extensionsAreKept() {
        var event = Events.of(FactType.WORKER_HIRED)
                .replace("\"specversion\"", "\"tenant\":\"a\",\"seq\":7,\"specversion\"");
        var understood = (Reading.Understood) read(ONE_SOURCE, event);
        assertThat(understood.event().extensions())
                .containsEntry("tenant", "a")
                .containsEntry("seq", "7")
                .hasSize(2);
    }

    @Test
    void aLinkToARecordWithoutItsWorkerNumberIsRefusedInsteadOfLinkingNothing() {
        var byMail = Events.of(FactType.PERSONS_LINKED)
                .replaceFirst("\"other\":\\{.*?\\}", "\"other\":{\"workEmail\":\"mara.vale@example.com\"}");
        assertThat(errors(ONE_SOURCE, byMail))
                .extracting(FieldError::pointer)
                .containsExactly("/data/other/workerNumber");
        assertThat(read(SEVERAL_SOURCES, Events.of(FactType.PERSONS_LINKED))).isInstanceOf(Reading.Understood.class);
    }

    @Test
    void anEventAboutNobodyIsRefusedButAnIncidentMayBeClosedByNobodyKnown() {
        var nobody = Events.of(FactType.ASSET_ASSIGNED)
                .replaceFirst("\"about\":\\{.*?\\}\\}", "\"about\":{\"workEmail\":\" \"}");
        assertThat(errors(ONE_SOURCE, nobody)).extracting(FieldError::pointer).containsExactly("/data/about");
        var incident = Events.of(FactType.INCIDENT_CLOSED).replaceFirst("\"about\":\\{.*?\\}\\}", "\"about\":null");
        assertThat(read(ONE_SOURCE, incident)).isInstanceOf(Reading.Understood.class);
        var grant = Events.of(FactType.ACCESS_LISTED).replaceFirst("\\{\"account\":.*?\\}\\}", "{}");
        assertThat(errors(ONE_SOURCE, grant)).extracting(FieldError::pointer).containsExactly("/data/grants/0/about");
    }

    @Test
    void aWorkerNumberNamesNobodyWhereThereAreSeveralSourcesAndNoneIsSaid() {
        var alone = Events.of(FactType.ASSET_ASSIGNED)
                .replaceFirst("\"about\":\\{.*?\\}\\}", "\"about\":{\"workerNumber\":\"E-1042\"}");
        assertThat(read(ONE_SOURCE, alone)).isInstanceOf(Reading.Understood.class);
        assertThat(errors(SEVERAL_SOURCES, alone))
                .extracting(FieldError::pointer)
                .containsExactly("/data/about/hrSource");
        var said = alone.replace("\"E-1042\"", "\"E-1042\",\"hrSource\":\"acme-hris\"");
        assertThat(read(SEVERAL_SOURCES, said)).isInstanceOf(Reading.Understood.class);
    }

    @Test
    void foreignCloudEventsAreNamedAndNotGuessed() throws IOException {
        var reader = new CloudEventsReader(JSON);
        var event =
                "{\"specversion\":\"1.0\",\"type\":\"com.example.hr.employee.hired\",\"source\":\"/hris/example\",\"id\":\"1\",\"data\":{}}";
        assertThat(errors(ONE_SOURCE, event)).extracting(FieldError::pointer).containsExactly("/type");
        assertThat(reader.read(
                        type("application/cloudevents-batch+json; charset=utf-8"),
                        ("[" + event + "," + event + "]").getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        CloudEventsReader.Content.Several.class,
                        several -> assertThat(several.events()).hasSize(2));
        assertThat(reader.read(type("application/cloudevents-batch+json"), event.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(CloudEventsReader.Content.Unreadable.class);
        assertThat(reader.read(type("application/xml"), event.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(CloudEventsReader.Content.Unsupported.class);
        assertThat(reader.read(type("application/cloudevents+json"), "{".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(CloudEventsReader.Content.Unreadable.class);
    }

    @Test
    void aDoubledBinaryHeaderIsRefused() {
        var headers = new ArrayList<>(type("application/json").all());
        headers.add(new Headers.Header("ce-id", "1"));
        headers.add(new Headers.Header("CE-ID", "2"));
        assertThat(new CloudEventsReader(JSON).read(new Headers(headers), "{}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(CloudEventsReader.Content.Unreadable.class);
    }

    private static Headers type(String type) {
        return new Headers(List.of(new Headers.Header("content-type", type)));
    }

    private static Reading read(EventCodec codec, String event) {
        var node = node(event);
        var prefix = node.path("type").asString().startsWith("dev.footbridge.it.") ? "it" : "hr";
        return codec.read(prefix, node, 0, NOW);
    }

    private static List<FieldError> errors(EventCodec codec, String event) {
        var reading = read(codec, event);
        assertThat(reading).isInstanceOf(Reading.Refused.class);
        return ((Reading.Refused) reading).errors();
    }

    private static JsonNode node(String event) {
        return ((Json.Readable<JsonNode>) JSON.read(event.getBytes(StandardCharsets.UTF_8))).value();
    }
}
