package dev.footbridge.gateway.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSLT speaks Jackson 2, everything else here Jackson 3: JSON trees from one to the other. */
final class JsltTreeCodec {
    private static final JsonNodeFactory OLD = JsonNodeFactory.instance;
    private static final tools.jackson.databind.node.JsonNodeFactory NEW =
            tools.jackson.databind.node.JsonNodeFactory.instance;

    private JsltTreeCodec() {}

    static JsonNode toJslt(tools.jackson.databind.JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                var object = OLD.objectNode();
                node.properties().forEach(property -> object.set(property.getKey(), toJslt(property.getValue())));
                yield object;
            }
            case ARRAY -> {
                var array = OLD.arrayNode();
                node.forEach(item -> array.add(toJslt(item)));
                yield array;
            }
            case STRING -> OLD.textNode(node.asString());
            case BOOLEAN -> OLD.booleanNode(node.asBoolean());
            case NUMBER -> number(node);
            default -> OLD.nullNode();
        };
    }

    /** Ids above 2^53 stay exact; what does not fit a long stays a big integer. */
    private static JsonNode number(tools.jackson.databind.JsonNode node) {
        if (!node.isIntegralNumber()) {
            return OLD.numberNode(node.doubleValue());
        }
        if (node.canConvertToInt()) {
            return OLD.numberNode(node.intValue());
        }
        return node.canConvertToLong() ? OLD.numberNode(node.longValue()) : OLD.numberNode(node.bigIntegerValue());
    }

    static tools.jackson.databind.JsonNode fromJslt(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                ObjectNode object = NEW.objectNode();
                node.properties().forEach(property -> object.set(property.getKey(), fromJslt(property.getValue())));
                yield object;
            }
            case ARRAY -> {
                var array = NEW.arrayNode();
                node.forEach(item -> array.add(fromJslt(item)));
                yield array;
            }
            case STRING -> NEW.stringNode(node.textValue());
            case BOOLEAN -> NEW.booleanNode(node.booleanValue());
            case NUMBER ->
                node.isIntegralNumber() ? NEW.numberNode(node.bigIntegerValue()) : NEW.numberNode(node.decimalValue());
            default -> NEW.nullNode();
        };
    }
}
