package dev.footbridge.bridge.policy;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Holds each policy file to its published schema. */
final class PolicySchemaReader {

    private static final String CHECKLIST = "checklist";

    private final Map<String, Schema> schemas = new TreeMap<>();

    PolicySchemaReader() {
        var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        for (var name :
                new String[] {"catalogue", "birthrights", CHECKLIST, "places", "projects", "destinations", "limits"}) {
            schemas.put(name, schema(registry, name));
        }
    }

    boolean accepts(String file, JsonNode node, Problems problems) {
        var schema = schemaOf(file);
        if (schema == null) {
            problems.add("Expected a file of a policy, but nothing is known by this name", file, "");
            return false;
        }
        var errors = schema.validate(node);
        errors.forEach(error -> problems.add(problem(error, schema.getSchemaNode()), file, place(error)));
        return errors.isEmpty();
    }

    private @Nullable Schema schemaOf(String file) {
        if (!file.endsWith(".yaml")) {
            return null;
        }
        var name = file.substring(0, file.length() - ".yaml".length());
        return name.startsWith("checklists/")
                ? schemas.get(CHECKLIST)
                : name.equals(CHECKLIST) ? null : schemas.get(name);
    }

    private static String problem(Error error, JsonNode schema) {
        var wanted = error.getSchemaNode();
        return switch (error.getKeyword()) {
            case "required" -> "Expected " + error.getProperty() + ", but it is missing";
            case "additionalProperties" -> "Expected no field " + error.getProperty() + ", but it is there";
            case "type" -> "Expected " + wanted.asString() + ", but it is " + shown(error.getInstanceNode());
            case "enum" -> "Expected one of " + wanted + ", but it is " + shown(error.getInstanceNode());
            case "minimum", "minItems", "minProperties", "minLength" ->
                "Expected " + wanted + " at least, but it is " + shown(error.getInstanceNode());
            case "maximum" -> "Expected " + wanted + " at most, but it is " + shown(error.getInstanceNode());
            case "pattern" -> "Expected " + described(error, schema) + ", but it is " + shown(error.getInstanceNode());
            default -> "Expected it to be well formed, but " + error.getMessage();
        };
    }

    /** What the schema tells authors about the place, beside the keyword it fails. */
    private static String described(Error error, JsonNode schema) {
        var fragment = error.getSchemaLocation().getFragment().toString();
        var parent = fragment.substring(0, fragment.lastIndexOf('/'));
        return schema.at(parent).path("description").asString("it to be well formed");
    }

    private static String shown(@Nullable JsonNode node) {
        var text = node == null ? "missing" : node.toString();
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    private static String place(Error error) {
        return error.getInstanceLocation().toString().replaceFirst("^/", "").replace('/', '.');
    }

    private static Schema schema(SchemaRegistry registry, String name) {
        var resource = "/policy-schemas/" + name + ".schema.json";
        try (var in = PolicySchemaReader.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("Expected " + resource + " on the class path, but it is not there");
            }
            return registry.getSchema(in, InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
