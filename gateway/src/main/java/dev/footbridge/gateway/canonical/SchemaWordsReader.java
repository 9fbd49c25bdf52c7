package dev.footbridge.gateway.canonical;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a schema says in words about a field: its descriptions, found by the field's pointer. */
final class SchemaWordsReader {
    private final JsonNode schema;
    private final JsonNode common;

    SchemaWordsReader(JsonNode schema, JsonNode common) {
        this.schema = schema;
        this.common = common;
    }

    /** {@code first day, at the work location: a day like 2026-12-01}. */
    String expected(String pointer) {
        var field = at(pointer);
        if (field == null) {
            return "a known field";
        }
        var here = field.path("description").asString("");
        var shape = target(field).path("description").asString("");
        if (here.isEmpty() || here.equals(shape)) {
            return shape.isEmpty() ? "a known field" : shape;
        }
        return shape.isEmpty() ? here : here + ": " + shape;
    }

    /** The names there are at this place; the one that was probably meant first. */
    String knownNames(String pointer, String found) {
        var object = at(pointer);
        if (object == null) {
            return "a known field";
        }
        var names = target(object).path("properties").propertyNames();
        var meant = names.stream()
                .filter(name -> name.equalsIgnoreCase(found) || distance(name, found) <= 2)
                .findFirst();
        return meant.map(name -> "a field such as " + name)
                .orElseGet(() -> "one of " + names.stream().sorted().collect(Collectors.joining(", ")));
    }

    private @Nullable JsonNode at(String pointer) {
        var node = schema;
        for (var step : pointer.split("/")) {
            if (!step.isEmpty()) {
                var object = target(node);
                node = object.has("items")
                        ? object.get("items")
                        : object.path("properties").get(step);
                if (node == null && object.path("additionalProperties").isObject()) {
                    node = object.get("additionalProperties");
                }
                if (node == null) {
                    return null;
                }
            }
        }
        return node;
    }

    private JsonNode target(JsonNode node) {
        if (!node.has("$ref")) {
            return node;
        }
        var reference = node.get("$ref").asString();
        return target(common.at(reference.substring(reference.indexOf('#') + 1)));
    }

    /** How many characters have to be changed to make one of the other (Levenshtein). */
    private static int distance(String one, String other) {
        if (Math.abs(one.length() - other.length()) > 2) {
            return 3;
        }
        var previous = new int[other.length() + 1];
        Arrays.setAll(previous, i -> i);
        for (int i = 1; i <= one.length(); i++) {
            var current = new int[other.length() + 1];
            current[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                var same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                current[j] = Math.min(Math.min(current[j - 1], previous[j]) + 1, previous[j - 1] + same);
            }
            previous = current;
        }
        return previous[other.length()];
    }
}
