package dev.footbridge.gateway.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.re2j.Pattern;
import com.schibsted.spt.data.jslt.Function;
import com.schibsted.spt.data.jslt.JsltException;
import dev.footbridge.gateway.canonical.Json;
import dev.footbridge.gateway.canonical.StrictJsonCodec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/**
 * Functions of JSLT that we replace: expressions that take linear time whatever the payload (RE2), JSON in a text read as
 * strictly as any other, and nothing that answers differently the second time.
 */
final class JsltFunctionsCodec {
    private static final int MOST_PATTERNS = 1000;

    private final Map<String, Pattern> patterns = new ConcurrentHashMap<>();
    private final StrictJsonCodec json;

    JsltFunctionsCodec(StrictJsonCodec json) {
        this.json = json;
    }

    List<Function> all() {
        return List.of(
                function(LoopGuard.FUNCTION, 1, 1, (input, arguments) -> StepsCodec.of(arguments[0])),
                function("test", 2, 2, this::test),
                function("capture", 2, 2, this::capture),
                function("split", 2, 2, this::split),
                function("replace", 3, 3, this::replace),
                function("times", 2, 2, this::times),
                function("from-json", 1, 2, this::fromJson),
                function("now", 0, 0, (input, arguments) -> impure("now")),
                function("random", 0, 0, (input, arguments) -> impure("random")));
    }

    private JsonNode test(JsonNode input, JsonNode[] arguments) {
        return BooleanNode.valueOf(!arguments[0].isNull()
                && pattern(arguments[1]).matcher(text(arguments[0])).find());
    }

    private JsonNode capture(JsonNode input, JsonNode[] arguments) {
        if (arguments[0].isNull()) {
            return arguments[0];
        }
        var groups = JsonNodeFactory.instance.objectNode();
        var matcher = pattern(arguments[1]).matcher(text(arguments[0]));
        if (matcher.find()) {
            matcher.pattern().namedGroups().keySet().stream()
                    .filter(name -> matcher.group(name) != null)
                    .forEach(name -> groups.put(name, matcher.group(name)));
        }
        return groups;
    }

    private JsonNode split(JsonNode input, JsonNode[] arguments) {
        if (arguments[0].isNull()) {
            return arguments[0];
        }
        var parts = JsonNodeFactory.instance.arrayNode();
        for (var part : pattern(arguments[1]).split(text(arguments[0]))) {
            parts.add(part);
        }
        return parts;
    }

    private JsonNode replace(JsonNode input, JsonNode[] arguments) {
        return arguments[0].isNull()
                ? arguments[0]
                : TextNode.valueOf(
                        pattern(arguments[1]).matcher(text(arguments[0])).replaceAll(text(arguments[2])));
    }

    /** Of numbers alone. */
    private JsonNode times(JsonNode input, JsonNode[] arguments) {
        if (!arguments[0].isNumber() || !arguments[1].isNumber()) {
            throw new JsltException("Expected two numbers to multiply, but they are not");
        }
        if (arguments[0].isIntegralNumber() && arguments[1].isIntegralNumber()) {
            return JsonNodeFactory.instance.numberNode(
                    arguments[0].bigIntegerValue().multiply(arguments[1].bigIntegerValue()));
        }
        return JsonNodeFactory.instance.numberNode(arguments[0].doubleValue() * arguments[1].doubleValue());
    }

    private JsonNode fromJson(JsonNode input, JsonNode[] arguments) {
        if (arguments[0].isNull()) {
            return NullNode.instance;
        }
        var read = json.read(text(arguments[0]).getBytes(StandardCharsets.UTF_8));
        if (read instanceof Json.Readable<tools.jackson.databind.JsonNode> readable) {
            return JsltTreeCodec.toJslt(readable.value());
        }
        if (arguments.length == 2) {
            return arguments[1];
        }
        throw new JsltException("Expected JSON in a text, but it is not");
    }

    private static JsonNode impure(String name) {
        throw new JsltException("Expected a mapping that gives the same every time, but it calls " + name + "()");
    }

    private Pattern pattern(JsonNode expression) {
        if (patterns.size() > MOST_PATTERNS) {
            patterns.clear(); // patterns made of payload: rare, and none is dear
        }
        return patterns.computeIfAbsent(text(expression), Pattern::compile);
    }

    private static String text(JsonNode node) {
        return node.isTextual() ? node.textValue() : node.toString();
    }

    private static Function function(
            String name, int least, int most, BiFunction<JsonNode, JsonNode[], JsonNode> body) {
        return new Function() {
            @Override
            public String getName() {
                return name;
            }

            @Override
            public int getMinArguments() {
                return least;
            }

            @Override
            public int getMaxArguments() {
                return most;
            }

            @Override
            public JsonNode call(JsonNode input, JsonNode[] arguments) {
                return body.apply(input, arguments);
            }
        };
    }
}
