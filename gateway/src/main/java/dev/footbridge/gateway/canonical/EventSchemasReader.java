package dev.footbridge.gateway.canonical;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import com.networknt.schema.path.PathType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The published schemas of the events, one file each, and what is wrong with an event by them. */
public final class EventSchemasReader {
    private static final String BASE = "https://footbridge.dev/events/";
    private static final int MOST_ERRORS = 50;

    /** Marks a field that HR alone may know (R34). It says nothing of what stands in it. */
    private static final String FOR_HR_ALONE = "x-for-hr-alone";

    private final Map<FactType, Schema> schemas = new EnumMap<>(FactType.class);
    private final Map<FactType, SchemaWordsReader> words = new EnumMap<>(FactType.class);
    private final Map<String, JsonNode> files = new LinkedHashMap<>();

    public EventSchemasReader(StrictJsonCodec json) {
        var dialect = Dialect.builder(Dialects.getDraft202012())
                .keyword(new NonValidationKeyword(FOR_HR_ALONE))
                .build();
        var registry = SchemaRegistry.withDefaultDialect(
                dialect,
                builder -> builder.schemaIdResolvers(ids -> ids.mapPrefix(BASE, "classpath:events/"))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .pathType(PathType.JSON_POINTER)
                                .build()));
        var common = file(json, "common.v1.json");
        for (var type : FactType.values()) {
            var path = type.prefix() + "/" + type.kebab() + ".v1.json";
            words.put(type, new SchemaWordsReader(file(json, path), common));
            var schema = registry.getSchema(SchemaLocation.of(BASE + path));
            schema.initializeValidators();
            schemas.put(type, schema);
        }
    }

    /** As published, by path: {@code hr/worker-hired.v1.json}. */
    public Map<String, JsonNode> files() {
        return Map.copyOf(files);
    }

    List<FieldError> errors(FactType type, JsonNode event) {
        var byPointer = new LinkedHashMap<String, FieldError>();
        schemas.get(type).validate(event).stream()
                .map(error -> fieldError(words.get(type), error))
                .sorted(Comparator.comparing(FieldError::pointer))
                .limit(MOST_ERRORS)
                .forEach(error -> byPointer.putIfAbsent(error.pointer(), error));
        return new ArrayList<>(byPointer.values());
    }

    private static FieldError fieldError(SchemaWordsReader words, Error error) {
        var at = error.getInstanceLocation().toString();
        var property = error.getProperty();
        return switch (error.getKeyword()) {
            case "required" ->
                new FieldError(at + "/" + property, words.expected(at + "/" + property), "it is missing");
            case "additionalProperties", "propertyNames" ->
                new FieldError(
                        property == null ? at : at + "/" + escaped(property),
                        words.knownNames(at, property == null ? "" : property),
                        "there is no such field");
            case "type" -> new FieldError(at, words.expected(at), "it is " + kind(error.getInstanceNode()));
            default -> new FieldError(at, words.expected(at), "it is not");
        };
    }

    private static String escaped(String property) {
        var cut = property.length() > 60 ? property.substring(0, 60) + "…" : property;
        return cut.replaceAll("\\p{Cntrl}", "?").replace("~", "~0").replace("/", "~1");
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "a list";
            case BOOLEAN -> "true or false";
            case NULL -> "null";
            case NUMBER -> "a number";
            case STRING -> "a text";
            default -> "an object";
        };
    }

    private JsonNode file(StrictJsonCodec json, String path) {
        try (var in = EventSchemasReader.class.getResourceAsStream("/events/" + path)) {
            if (in == null) {
                throw new IllegalStateException("Expected the schema " + path + ", but it is not there");
            }
            var node = json.mapper().readTree(in.readAllBytes());
            files.put(path, node);
            return node;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
