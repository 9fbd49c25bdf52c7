package dev.footbridge.bridge.checklist;

import dev.footbridge.bridge.person.Entitlement;
import dev.footbridge.bridge.person.Fact;
import dev.footbridge.bridge.person.Holding;
import dev.footbridge.bridge.policy.ChecklistTemplate;
import dev.footbridge.bridge.policy.ForEach;
import dev.footbridge.bridge.policy.Policy;
import dev.footbridge.bridge.policy.TaskTemplate;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a leave calls for: the template's tasks, and everything the person holds, whoever planned it (R19). */
final class Departure {

    private final Leaving leaving;
    private final Policy policy;
    private final String template;
    private final Instant learned;

    private Departure(Leaving leaving, Policy policy, String template) {
        this.leaving = leaving;
        this.policy = policy;
        this.template = template;
        this.learned = leaving.learned(leaving.anchor());
    }

    static Optional<Occasion.Called> of(Leaving leaving, Policy policy, ChecklistTemplate template) {
        var last = leaving.anchor();
        boolean applies = Situations.of(
                        leaving.file(),
                        leaving.employment().worker().source(),
                        leaving.employment().asOf(last),
                        last)
                .stream()
                .anyMatch(situation -> template.when().test(situation).holds());
        return applies
                ? Optional.of(new Departure(leaving, policy, template.id()).called(template.tasks()))
                : Optional.empty();
    }

    private Occasion.Called called(List<TaskTemplate> tasks) {
        return new Occasion.Called(
                true, learned, tasks.stream().flatMap(this::lines).toList());
    }

    private Stream<Line> lines(TaskTemplate task) {
        if (task.forEach() == ForEach.LIVE_GRANT) {
            return grants().entrySet().stream()
                    .map(grant -> Line.revoking(template, task, grant.getKey(), true, grant.getValue()));
        }
        if (task.forEach() == ForEach.ASSET) {
            return Stream.concat(tagged(task), untagged(task));
        }
        return task.forEach() == null ? Stream.of(Line.of(template, task, learned)) : Stream.empty();
    }

    /** What they hold since the leave is known, and when we learned that they do. */
    private SortedMap<Entitlement, Instant> grants() {
        var grants = new TreeMap<Entitlement, Instant>();
        leaving.file()
                .entitlements()
                .forEach(entitlement -> leaving.file().holdings(entitlement).stream()
                        .flatMap(holding -> held(holding).stream())
                        .min(Comparator.comparing(Fact::told))
                        .ifPresent(fact -> grants.put(entitlement, learnedOf(fact))));
        handedOut()
                .flatMap(given -> given.provision().entitlements().stream()
                        .filter(entitlement -> isStillThere(leaving.file().holding(entitlement), given)))
                .forEach(entitlement -> grants.putIfAbsent(entitlement, learned));
        return grants;
    }

    private Stream<Line> tagged(TaskTemplate task) {
        return leaving.file().assetKinds().entrySet().stream()
                .flatMap(asset -> held(leaving.file().asset(asset.getKey())).stream()
                        .map(fact ->
                                Line.collecting(template, task, asset.getValue(), asset.getKey(), learnedOf(fact))));
    }

    /** Of a kind they were given without anybody saying which one. */
    private Stream<Line> untagged(TaskTemplate task) {
        return handedOut()
                .map(given -> given.provision().asset())
                .flatMap(Stream::ofNullable)
                .distinct()
                .filter(kind -> leaving.file().assets(kind).isEmpty())
                .map(kind -> Line.collecting(template, task, kind, null, learned));
    }

    private Optional<Fact> held(Holding holding) {
        return holding.heldWithin(leaving.since(policy), leaving.gotUntil(policy));
    }

    private Stream<HandedOut> handedOut() {
        var theirs = leaving.tenure().employments().stream()
                .map(employment -> employment.id())
                .toList();
        return leaving.handedOut().stream().filter(given -> theirs.contains(given.employment()));
    }

    private boolean isStillThere(Holding holding, HandedOut given) {
        return holding.gone(given.at(), Instant.MIN, leaving.since(policy)).isEmpty();
    }

    private Instant learnedOf(Fact fact) {
        var recorded = fact.told().recorded();
        return recorded.isAfter(learned) ? recorded : learned;
    }
}
