package dev.footbridge.bridge.feed;

import dev.footbridge.bridge.person.DeterministicId;
import dev.footbridge.bridge.policy.Policy;
import dev.footbridge.bridge.policy.Project;
import dev.footbridge.bridge.policy.Wording;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What the facts on one subject give the feeds: one entry for each project the service is of. The newest policy says which
 * that are, also for what happened before it: a service added to a project brings its past along, one taken away takes it.
 */
final class ServiceEntries {
    private ServiceEntries() {}

    /** @param told all that was told on one subject, each event once */
    static List<Entry> of(Collection<ServiceFact> told, Policy policy) {
        return told.stream().max(Comparator.comparing(ServiceFact::told)).stream()
                .flatMap(fact -> policy.projects().entrySet().stream()
                        .filter(project -> concerns(project.getValue(), fact))
                        .map(project -> entry(project.getKey(), fact)))
                .sorted(Entry.IN_ORDER)
                .toList();
    }

    private static boolean concerns(Project project, ServiceFact fact) {
        var places = fact.kind() == Kind.ROLLOUT_ANNOUNCED ? project.systems() : project.services();
        return places.contains(fact.place());
    }

    private static Entry entry(String project, ServiceFact fact) {
        return new Entry(
                DeterministicId.of(String.join("|", "feed", project, fact.kind().word(), fact.subject())),
                project,
                fact.kind(),
                fact.at(),
                fact.told().recorded(),
                new Wording("feed/" + fact.text(), Map.copyOf(fact.args())),
                null,
                fact.told().eventId());
    }
}
