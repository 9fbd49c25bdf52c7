package dev.footbridge.bridge.policy;

import static dev.footbridge.bridge.policy.NodeCodec.byId;
import static dev.footbridge.bridge.policy.NodeCodec.entitlements;
import static dev.footbridge.bridge.policy.NodeCodec.text;
import static dev.footbridge.bridge.policy.NodeCodec.words;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** The birthrights of a policy document, and what must not meet. */
final class BirthrightCodec {

    private final Problems problems;

    BirthrightCodec(Problems problems) {
        this.problems = problems;
    }

    List<Birthright> birthrights(JsonNode node) {
        return List.copyOf(byId(
                        node,
                        (name, birthright) -> new Birthright(
                                name,
                                condition(birthright, "birthrights." + name + ".when"),
                                entitlements(birthright.path("grants"))))
                .values());
    }

    List<NeverTogether> neverTogether(JsonNode node) {
        return List.copyOf(byId(
                        node,
                        (name, pair) ->
                                new NeverTogether(name, entitlements(pair.path("grants")), words(pair.path("why"))))
                .values());
    }

    private Condition condition(JsonNode birthright, String place) {
        var text = text(birthright.path("when"));
        return text == null
                ? Condition.ALWAYS
                : CelConditionCodec.conditionOf(
                                text,
                                CelConditionCodec.ABOUT_A_PERSON,
                                problem -> problems.add(problem, "birthrights.yaml", place))
                        .orElse(Condition.ALWAYS);
    }
}
