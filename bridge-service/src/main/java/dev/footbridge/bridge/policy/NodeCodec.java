package dev.footbridge.bridge.policy;

import dev.footbridge.bridge.person.Entitlement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the parts of a policy document have in common. */
final class NodeCodec {

    private NodeCodec() {}

    static @Nullable String text(JsonNode node) {
        return node.isMissingNode() || node.isNull() ? null : node.asString();
    }

    static <T> @Nullable T parsed(JsonNode node, Function<String, T> parse) {
        var text = text(node);
        return text == null ? null : parse.apply(text);
    }

    static Words words(JsonNode node) {
        return new Words(node.path("hr").asString(), node.path("it").asString());
    }

    static @Nullable Words wordsIfAny(JsonNode node) {
        return node.isObject() ? words(node) : null;
    }

    static List<String> texts(JsonNode node) {
        return node.valueStream().map(JsonNode::asString).toList();
    }

    static List<Entitlement> entitlements(JsonNode node) {
        return texts(node).stream().map(Entitlement::of).toList();
    }

    static <T> Map<String, T> byId(JsonNode node, BiFunction<String, JsonNode, T> value) {
        var values = new TreeMap<String, T>();
        node.properties().forEach(entry -> values.put(entry.getKey(), value.apply(entry.getKey(), entry.getValue())));
        return values;
    }
}
