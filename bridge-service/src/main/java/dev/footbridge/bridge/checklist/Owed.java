package dev.footbridge.bridge.checklist;

import dev.footbridge.bridge.person.Entitlement;
import dev.footbridge.bridge.person.Fact;
import dev.footbridge.bridge.policy.ChecklistTemplate;
import dev.footbridge.bridge.policy.ForEach;
import dev.footbridge.bridge.policy.Policy;
import dev.footbridge.bridge.policy.TaskTemplate;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a joining calls for by rule, and what it called for by a hire since corrected: that is withdrawn where it is
 * open, and stays where it is finished (R8).
 *
 * @param applies whether the template's condition holds
 * @param learned when a hire was first known for which it did
 * @param birthrights by entitlement, whether it is still wanted and since when it was known to be
 */
record Owed(boolean applies, Instant learned, SortedMap<Entitlement, Right> birthrights) {

    record Right(boolean wanted, Instant learned) {}

    /** Nothing where the condition never held, whatever was told. */
    static Optional<Owed> of(Joining joining, Policy policy, ChecklistTemplate template, Instant now) {
        var employment = joining.employment();
        var hires = employment.hires().stream()
                .filter(hire -> holds(template, joining, hire))
                .toList();
        if (hires.isEmpty()) {
            return Optional.empty();
        }
        var present = policy.owed(joining.atStart(employment.hire()));
        var still = policy.owed(joining.on(joining.tenure().dayAt(now, policy)));
        var rights = new TreeMap<Entitlement, Right>();
        for (var hire : hires) {
            for (var entitlement : policy.owed(joining.atStart(hire))) {
                boolean wanted = present.contains(entitlement) && still.contains(entitlement);
                rights.putIfAbsent(entitlement, new Right(wanted, hire.told().recorded()));
            }
        }
        return Optional.of(new Owed(
                holds(template, joining, employment.hire()),
                hires.stream()
                        .map(hire -> hire.told().recorded())
                        .min(Comparator.naturalOrder())
                        .orElseThrow(),
                rights));
    }

    Occasion.Called called(ChecklistTemplate template) {
        return new Occasion.Called(
                applies,
                learned,
                template.tasks().stream().flatMap(task -> lines(template, task)).toList());
    }

    private Stream<Line> lines(ChecklistTemplate template, TaskTemplate task) {
        if (task.forEach() == ForEach.BIRTHRIGHT) {
            return birthrights.entrySet().stream()
                    .map(right -> Line.granting(
                            template.id(),
                            task,
                            right.getKey(),
                            right.getValue().wanted(),
                            right.getValue().learned()));
        }
        return task.forEach() == null ? Stream.of(Line.of(template.id(), task, learned)) : Stream.empty();
    }

    private static boolean holds(ChecklistTemplate template, Joining joining, Fact.WorkerHired hire) {
        return joining.atStart(hire).stream()
                .anyMatch(situation -> template.when().test(situation).holds());
    }
}
