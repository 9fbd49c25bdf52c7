package dev.footbridge.bridge.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What {@code docs/policies.md} shows is a policy: every example loads, and every field is in one. */
class PolicyPageTest {
    private static final Path PAGE = Path.of("..", "docs", "policies.md");
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\\n# policies/(\\S+)\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern ANY_EXAMPLE = Pattern.compile("```yaml\\n");
    private static final Path SCHEMAS = Path.of("src", "main", "resources", "policy-schemas");

    private record Example(String file, String text) {}

    private final PolicyFilesReader reader = new PolicyFilesReader();

    private static List<Example> examples() throws IOException {
        return EXAMPLE.matcher(Files.readString(PAGE))
                .results()
                .map(example -> new Example(example.group(1), example.group(2)))
                .toList();
    }

    private static Map<String, String> first(List<Example> examples) {
        var files = new TreeMap<String, String>();
        examples.forEach(example -> files.putIfAbsent(example.file(), example.text()));
        return files;
    }

    @Test
    void everyExampleSaysWhichFileItIs() throws IOException {
        assertThat(examples())
                .hasSameSizeAs(
                        ANY_EXAMPLE.matcher(Files.readString(PAGE)).results().toList());
    }

    @Test
    void togetherTheyAreOneWholePolicy() throws IOException {
        var reading = reader.read(first(examples()));
        assertThat(reading).isInstanceOf(PolicyReading.Accepted.class);
        assertThat(((PolicyReading.Accepted) reading).notes()).isEmpty();
    }

    @Test
    void eachFurtherExampleOfAFileMayStandInItsPlace() throws IOException {
        for (var example : examples()) {
            var files = new TreeMap<>(first(examples()));
            files.put(example.file(), example.text());
            assertThat(reader.read(files)).as(example.text()).isInstanceOf(PolicyReading.Accepted.class);
        }
    }

    @Test
    void everyFieldThereIsStandsInAnExample() throws IOException {
        var shown = new TreeSet<String>();
        for (var example : examples()) {
            addFields(YAMLMapper.builder().build().readTree(example.text()), shown);
        }
        try (var schemas = Files.list(SCHEMAS)) {
            for (var schema : schemas.toList()) {
                assertThat(shown).as(schema.toString()).containsAll(fieldsOf(schema));
            }
        }
    }

    private static void addFields(JsonNode node, Set<String> fields) {
        node.properties().forEach(field -> {
            fields.add(field.getKey());
            addFields(field.getValue(), fields);
        });
        if (node.isArray()) {
            node.forEach(item -> addFields(item, fields));
        }
    }

    private static List<String> fieldsOf(Path schema) throws IOException {
        var fields = new ArrayList<String>();
        for (var properties :
                new JsonMapper().readTree(Files.readString(schema)).findValues("properties")) {
            addProperties(properties, fields);
        }
        return fields;
    }

    /** Those within it as well: what is found is not looked into for more. */
    private static void addProperties(JsonNode properties, List<String> fields) {
        properties.properties().forEach(property -> {
            fields.add(property.getKey());
            property.getValue().findValues("properties").forEach(inner -> addProperties(inner, fields));
        });
    }
}
