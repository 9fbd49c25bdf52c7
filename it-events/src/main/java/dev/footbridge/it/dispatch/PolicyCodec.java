package dev.footbridge.it.dispatch;

import dev.footbridge.it.dispatch.Destinations.Destination;
import java.time.Duration;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Of a policy the parts that concern desks. */
final class PolicyCodec {
    private final JsonMapper json = JsonMapper.shared();

    Destinations destinations(String document) {
        var policy = json.readTree(document);
        var byName = new TreeMap<String, Destination>();
        policy.path("destinations")
                .path("destinations")
                .properties()
                .forEach(entry -> byName.put(entry.getKey(), destination(entry.getKey(), entry.getValue())));
        var settle = policy.path("limits").path("settle");
        return new Destinations(
                byName, settle.isString() ? Duration.parse(settle.asString()) : Destinations.USUAL_SETTLE);
    }

    private static Destination destination(String name, JsonNode written) {
        return new Destination(
                name,
                "act".equals(written.path("mode").asString("observe")),
                written.path("systems").valueStream().map(JsonNode::asString).toList());
    }
}
