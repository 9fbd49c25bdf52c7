package dev.footbridge.bridge.policy;

import static dev.footbridge.bridge.policy.NodeCodec.text;

import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** The limits of a policy document; what it does not say is as the domain has it. */
final class LimitsCodec {

    private LimitsCodec() {}

    static Limits limits(JsonNode node) {
        return new Limits(
                hold(node.path("hold")),
                duration(node, "settle", "PT5S"),
                node.path("surge").asInt(50),
                duration(node, "protection", "P7D"),
                duration(node, "verification", "PT24H"),
                reviews(node.path("reviews")),
                node.path("insight").path("smallestGroup").asInt(5));
    }

    private static Limits.Hold hold(JsonNode node) {
        return new Limits.Hold(
                node.path("people").asInt(10),
                node.path("percent").asInt(5),
                node.path("atMost").asInt(200),
                node.path("immediate").asInt(10),
                duration(node, "within", "PT24H"));
    }

    private static Limits.Reviews reviews(JsonNode node) {
        return new Limits.Reviews(
                duration(node, "micro", "P7D"),
                duration(node, "campaign", "P14D"),
                text(node.path("fallback")),
                node.path("noResponse").asString("keep").equals("revoke"));
    }

    private static Duration duration(JsonNode node, String name, String otherwise) {
        return Duration.parse(node.path(name).asString(otherwise));
    }
}
