package dev.footbridge.bridge.policy;

import static dev.footbridge.bridge.policy.NodeCodec.entitlements;
import static dev.footbridge.bridge.policy.NodeCodec.parsed;
import static dev.footbridge.bridge.policy.NodeCodec.text;
import static dev.footbridge.bridge.policy.NodeCodec.texts;
import static dev.footbridge.bridge.policy.NodeCodec.words;
import static dev.footbridge.bridge.policy.NodeCodec.wordsIfAny;

import java.time.Period;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The checklist templates of a policy document. Their tasks are a list there, so that they keep their order. */
final class ChecklistTemplateCodec {

    private final Problems problems;

    ChecklistTemplateCodec(Problems problems) {
        this.problems = problems;
    }

    List<ChecklistTemplate> templates(JsonNode node) {
        return List.copyOf(NodeCodec.byId(node, this::template).values());
    }

    private ChecklistTemplate template(String id, JsonNode node) {
        var trigger = Trigger.of(node.path("trigger").asString());
        return new ChecklistTemplate(
                id,
                trigger,
                words(node.path("name")),
                condition(id, trigger, node),
                node.path("running").asString("follow").equals("stay"),
                node.path("tasks")
                        .valueStream()
                        .map(ChecklistTemplateCodec::task)
                        .toList());
    }

    private Condition condition(String id, Trigger trigger, JsonNode node) {
        var text = text(node.path("when"));
        if (text == null) {
            return Condition.ALWAYS;
        }
        var variables = trigger == Trigger.MOVED ? CelConditionCodec.ABOUT_A_MOVE : CelConditionCodec.ABOUT_A_PERSON;
        return CelConditionCodec.conditionOf(
                        text, variables, problem -> problems.add(problem, "checklists/" + id + ".yaml", "when"))
                .orElse(Condition.ALWAYS);
    }

    private static TaskTemplate task(JsonNode node) {
        return new TaskTemplate(
                node.path("id").asString(),
                wordsIfAny(node.path("name")),
                text(node.path("owner")),
                parsed(node.path("forEach"), ForEach::of),
                parsed(node.path("due"), Offset::of),
                parsed(node.path("opens"), Offset::of),
                texts(node.path("needs")),
                entitlements(node.path("grants")),
                entitlements(node.path("revokes")),
                text(node.path("asset")),
                parsed(node.path("verifiedBy"), VerifiedBy::of),
                wordsIfAny(node.path("undo")),
                text(node.path("review")),
                parsed(node.path("handOver"), ChecklistTemplateCodec::period));
    }

    /** From {@code 14 days} or {@code 2 weeks}. */
    private static Period period(String text) {
        var parts = text.split(" ", 2);
        int amount = Integer.parseInt(parts[0]);
        return parts[1].startsWith("week") ? Period.ofWeeks(amount) : Period.ofDays(amount);
    }
}
