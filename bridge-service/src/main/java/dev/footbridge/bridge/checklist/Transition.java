package dev.footbridge.bridge.checklist;

import dev.footbridge.bridge.person.Entitlement;
import dev.footbridge.bridge.policy.ChecklistTemplate;
import dev.footbridge.bridge.policy.ForEach;
import dev.footbridge.bridge.policy.Offset;
import dev.footbridge.bridge.policy.Policy;
import dev.footbridge.bridge.policy.TaskTemplate;
import java.time.Instant;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a move calls for: the template's tasks, what is owed by rule now, and what no longer is. */
final class Transition {

    private final Moving moving;
    private final Policy policy;
    private final String template;
    private final SortedSet<Entitlement> before;
    private final SortedSet<Entitlement> after;
    private final Set<Entitlement> still;

    private Transition(Moving moving, Policy policy, String template, Instant now) {
        this.moving = moving;
        this.policy = policy;
        this.template = template;
        this.before = moving.owedBefore(policy);
        this.after = moving.owedOn(moving.day(), policy);
        this.still = moving.owedOn(moving.tenure().dayAt(now, policy), policy);
    }

    static Occasion.Called called(Moving moving, Policy policy, ChecklistTemplate template, Instant now) {
        var transition = new Transition(moving, policy, template.id(), now);
        return new Occasion.Called(
                true,
                moving.opened(),
                template.tasks().stream().flatMap(transition::lines).toList());
    }

    private Stream<Line> lines(TaskTemplate task) {
        if (task.review() != null) {
            return Stream.empty(); // decided in a review before it is done
        }
        if (task.forEach() == ForEach.BIRTHRIGHT_GAINED) {
            return without(after, before)
                    .map(each -> Line.granting(template, task, each, still.contains(each), moving.opened()));
        }
        if (task.forEach() == ForEach.BIRTHRIGHT_LOST) {
            return without(before, after)
                    .filter(this::isHeld)
                    .map(each ->
                            Line.revoking(template, handedOver(task), each, !still.contains(each), moving.opened()));
        }
        return task.forEach() == null ? Stream.of(Line.of(template, task, moving.opened())) : Stream.empty();
    }

    private boolean isHeld(Entitlement entitlement) {
        return moving.file().holdings(entitlement).stream()
                .anyMatch(holding -> holding.heldWithin(
                                moving.since(policy), moving.tenure().ends(policy))
                        .isPresent());
    }

    private static Stream<Entitlement> without(SortedSet<Entitlement> all, SortedSet<Entitlement> those) {
        var rest = new TreeSet<>(all);
        rest.removeAll(those);
        return rest.stream();
    }

    /** What was held before is kept while its work is handed over. */
    private static TaskTemplate handedOver(TaskTemplate task) {
        if (task.due() != null || task.handOver() == null) {
            return task;
        }
        var shift = new Offset.Shift(task.handOver().getDays(), Offset.Unit.DAYS);
        return task.due(new Offset(Offset.Anchor.EFFECTIVE, shift, null));
    }
}
