package dev.footbridge.standalone.demo;

import dev.footbridge.standalone.demo.Story.Deed;
import dev.footbridge.standalone.demo.Story.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The story as {@code story.yaml} has it. */
final class StoryReader {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private StoryReader() {}

    static Story read() {
        return new Story(file("story.yaml").valueStream().map(StoryReader::step).toList());
    }

    static JsonNode file(String name) {
        try (var in = StoryReader.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("Expected " + name + " on the class path, but it is not there");
            }
            return YAML.readTree(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Step step(JsonNode step) {
        return new Step(
                step.path("step").asString(),
                Duration.ofSeconds(Long.parseLong(step.path("after").asString().replace("s", ""))),
                step.path("says").asString(),
                step.path("for").asString("").equals("company"),
                step.path("does").valueStream().map(StoryReader::deed).toList());
    }

    private static Deed deed(JsonNode deed) {
        var person = deed.path("person").asString("");
        if (deed.has("letter")) {
            return new Deed.Post(deed.path("letter").asString(), person, without(deed, "letter", "person"));
        } else if (deed.has("granted")) {
            return new Deed.Grant(deed.path("granted").asString(), person, without(deed, "granted", "person"));
        } else if (deed.has("joined")) {
            return new Deed.Join(person);
        } else if (deed.has("again")) {
            return new Deed.Again(deed.path("again").asString());
        } else if (deed.has("completes")) {
            return new Deed.Complete(
                    deed.path("completes").asString(),
                    deed.path("checklist").asString(),
                    person,
                    deed.path("account").asString());
        }
        throw new IllegalStateException(
                "Expected letter, granted, joined, again or completes, but there is " + deed.propertyNames());
    }

    private static Map<String, JsonNode> without(JsonNode deed, String... fields) {
        var rest = new TreeMap<String, JsonNode>();
        deed.properties().stream()
                .filter(field -> !List.of(fields).contains(field.getKey()))
                .forEach(field -> rest.put(field.getKey(), field.getValue()));
        return rest;
    }
}
