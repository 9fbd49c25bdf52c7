package dev.footbridge.bridge.policy;

import dev.footbridge.bridge.person.DeterministicId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads policy files, and accepts them only when everything in them is right. */
public final class PolicyFilesReader {

    private static final String CHECKLISTS = "checklists/";

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PolicySchemaReader schemas = new PolicySchemaReader();
    private final PolicyCodec codec = new PolicyCodec();

    /** All {@code *.yaml} of a directory and of its {@code checklists}. */
    public PolicyReading read(Path directory) throws IOException {
        var files = new TreeMap<String, String>();
        addFiles(directory, "", files);
        if (Files.isDirectory(directory.resolve("checklists"))) {
            addFiles(directory.resolve("checklists"), CHECKLISTS, files);
        }
        return read(files);
    }

    /** Files by their path within the policy: {@code catalogue.yaml}, {@code checklists/onboarding.yaml}. */
    public PolicyReading read(Map<String, String> files) {
        var problems = new Problems();
        var document = document(files, problems);
        if (problems.found().isEmpty()) {
            PolicyCheck.check(codec.policyOf(0, Instant.EPOCH, document, problems), problems);
        }
        if (!problems.found().isEmpty()) {
            return new PolicyReading.Refused(problems.found());
        }
        var canonical = JSON.writeValueAsString(document);
        var sha256 = HexFormat.of().formatHex(DeterministicId.sha256(canonical));
        return new PolicyReading.Accepted(new PolicyDocument(canonical, sha256), problems.notes());
    }

    private static void addFiles(Path directory, String prefix, Map<String, String> files) throws IOException {
        try (var paths = Files.list(directory)) {
            for (var path : paths.filter(PolicyFilesReader::isYaml).sorted().toList()) {
                files.put(prefix + path.getFileName(), Files.readString(path));
            }
        }
    }

    private static boolean isYaml(Path path) {
        var name = path.getFileName().toString();
        return Files.isRegularFile(path) && (name.endsWith(".yaml") || name.endsWith(".yml"));
    }

    private ObjectNode document(Map<String, String> files, Problems problems) {
        problems.unless(
                files.containsKey("catalogue.yaml"), "Expected a catalogue, but there is none", "catalogue.yaml", "");
        var sections = new TreeMap<String, JsonNode>();
        var checklists = new TreeMap<String, JsonNode>();
        new TreeMap<>(files).forEach((file, text) -> {
            var node = tree(file, text, problems);
            if (node == null || !schemas.accepts(file, node, problems)) {
                return;
            }
            if (file.startsWith(CHECKLISTS)) {
                var id = node.path("checklist").asString();
                problems.unless(
                        file.equals(CHECKLISTS + id + ".yaml"),
                        "Expected the file of checklist " + id + " to be named after it, but it is not",
                        file,
                        "checklist");
                checklists.put(id, checklist(node));
            } else {
                sections.put(file.substring(0, file.lastIndexOf('.')), sorted(node));
            }
        });
        var document = JSON.createObjectNode();
        sections.put("checklists", object(checklists));
        sections.forEach(document::set);
        return document;
    }

    private static @Nullable JsonNode tree(String file, String text, Problems problems) {
        try {
            var node = YAML.readTree(text);
            return node.isMissingNode() || node.isNull() ? JSON.createObjectNode() : node;
        } catch (JacksonException unreadable) {
            var at = unreadable.getLocation();
            problems.add(
                    "Expected YAML without double keys, but "
                            + unreadable
                                    .getOriginalMessage()
                                    .lines()
                                    .findFirst()
                                    .orElse("it is not"),
                    file,
                    at == null ? "" : "line " + at.getLineNr());
            return null;
        }
    }

    /** Equal content is equal bytes, however it was written down. */
    private static JsonNode sorted(JsonNode node) {
        if (!node.isObject()) {
            return node;
        }
        var fields = new TreeMap<String, JsonNode>();
        node.properties().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
        return object(fields);
    }

    /** Its tasks keep their order: people read them. */
    private static JsonNode checklist(JsonNode node) {
        var checklist = new TreeMap<String, JsonNode>();
        node.properties().forEach(field -> checklist.put(field.getKey(), sorted(field.getValue())));
        checklist.put("tasks", listed(node.path("tasks")));
        return object(checklist);
    }

    private static JsonNode listed(JsonNode tasks) {
        var list = JSON.createArrayNode();
        tasks.properties().forEach(task -> {
            var fields = new TreeMap<String, JsonNode>();
            fields.put("id", JSON.getNodeFactory().stringNode(task.getKey()));
            task.getValue().properties().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
            list.add(object(fields));
        });
        return list;
    }

    private static ObjectNode object(Map<String, JsonNode> fields) {
        var object = JSON.createObjectNode();
        fields.forEach(object::set);
        return object;
    }
}
