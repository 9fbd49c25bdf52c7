package dev.footbridge.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** {@code asyncapi.yaml} is written by hand: every topic and every record is in it, as it is, and nothing else. */
class AsyncApiTest {
    private static final JsonNode DOCUMENT = document();

    private static JsonNode document() {
        var yaml = YAMLMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        try (var file = AsyncApiTest.class.getResourceAsStream("/asyncapi.yaml")) {
            return yaml.readTree(file.readAllBytes());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static JsonNode channel(Topic topic) {
        return DOCUMENT.path("channels").path(topic.name());
    }

    private static Stream<Map.Entry<String, JsonNode>> messages() {
        return DOCUMENT.path("components").path("messages").properties().stream();
    }

    @Test
    void everyTopicIsAChannelAndNothingElse() {
        assertThat(DOCUMENT.path("asyncapi").asString()).isEqualTo("3.1.0");
        assertThat(DOCUMENT.path("channels").propertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        Topics.ALL.stream().map(Topic::name).toList());
        assertThat(DOCUMENT.path("operations").propertyNames())
                .isEqualTo(DOCUMENT.path("channels").propertyNames());
    }

    @Test
    void aChannelCarriesTheRecordsOfItsTopicUnderTheirNames() {
        for (var topic : Topics.ALL) {
            assertThat(channel(topic).path("address").asString()).isEqualTo(topic.name());
            assertThat(refs(channel(topic).path("messages")))
                    .as(topic.name())
                    .isEqualTo(topic.records().stream()
                            .map(Schema::getName)
                            .collect(Collectors.toMap(name -> name, name -> "#/components/messages/" + name)));
        }
    }

    @Test
    void aChannelIsKeptAsItsTopicIs() {
        for (var topic : Topics.ALL) {
            var kafka = channel(topic).path("bindings").path("kafka");
            var kept = topic.retention().configuration();
            assertThat(kafka.path("topic").asString()).isEqualTo(topic.name());
            assertThat(kafka.path("topicConfiguration").properties())
                    .isNotEmpty()
                    .allSatisfy(setting -> assertThat(text(setting.getValue()))
                            .as(topic.name() + " " + setting.getKey())
                            .isEqualTo(kept.get(setting.getKey())));
        }
    }

    @Test
    void everyRecordIsAMessageAndNothingElse() {
        var expected = new TreeMap<String, List<String>>();
        Topics.records()
                .forEach(record -> expected.put(
                        record.getName(),
                        List.of(
                                record.getFullName(),
                                record.getDoc().replaceAll("\\s+", " "),
                                "asyncapi/" + record.getFullName() + ".avsc")));
        var written = messages()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        message -> List.of(
                                message.getValue().path("name").asString(),
                                message.getValue().path("summary").asString(),
                                message.getValue()
                                        .path("payload")
                                        .path("schema")
                                        .path("$ref")
                                        .asString())));
        assertThat(written).isEqualTo(expected);
    }

    @Test
    void whateverItRefersToWithinItselfIsThere() {
        DOCUMENT.findValues("$ref").stream()
                .map(JsonNode::asString)
                .filter(ref -> ref.startsWith("#"))
                .forEach(ref -> assertThat(DOCUMENT.at(ref.substring(1)).isMissingNode())
                        .as(ref)
                        .isFalse());
    }

    private static Map<String, String> refs(JsonNode messages) {
        return messages.properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        message -> message.getValue().path("$ref").asString()));
    }

    private static String text(JsonNode setting) {
        return setting.isArray() ? setting.path(0).asString() : setting.asString();
    }
}
