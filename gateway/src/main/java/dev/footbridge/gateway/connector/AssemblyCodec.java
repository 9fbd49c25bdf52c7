package dev.footbridge.gateway.connector;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Makes a whole CloudEvent of what a connector maps: source and id are the delivery's, the connector cannot set them. */
public final class AssemblyCodec {
    private static final List<String> OF_THE_DELIVERY = List.of("specversion", "source", "id");

    private AssemblyCodec() {}

    public static JsonNode event(JsonNode mapped, String source, String sendersId) {
        if (!mapped.isObject()) {
            return mapped;
        }
        var event = JsonNodeFactory.instance.objectNode();
        event.put("specversion", "1.0");
        event.put("source", source);
        event.put("id", sendersId);
        mapped.properties().stream()
                .filter(field -> !OF_THE_DELIVERY.contains(field.getKey()))
                .forEach(field -> event.set(field.getKey(), field.getValue()));
        return event;
    }
}
