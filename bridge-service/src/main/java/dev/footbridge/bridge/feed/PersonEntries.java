package dev.footbridge.bridge.feed;

import dev.footbridge.bridge.checklist.Checklist;
import dev.footbridge.bridge.checklist.ChecklistStatus;
import dev.footbridge.bridge.checklist.Task;
import dev.footbridge.bridge.person.Entitlement;
import dev.footbridge.bridge.person.Fact;
import dev.footbridge.bridge.person.PersonFile;
import dev.footbridge.bridge.person.PersonId;
import dev.footbridge.bridge.policy.Policy;
import dev.footbridge.bridge.policy.PolicyHistory;
import dev.footbridge.bridge.policy.Trigger;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What one person's facts give the feeds of the projects they are on. The newest policy says which projects there are. */
public final class PersonEntries {
    private final PersonId person;
    private final List<Membership> memberships;

    private PersonEntries(PersonId person, List<Membership> memberships) {
        this.person = person;
        this.memberships = memberships;
    }

    /** In order; those whose time has not come are among them, so that it is known when to look again. */
    public static List<Entry> of(PersonFile file, PolicyHistory policies, List<Checklist> checklists) {
        var policy = policies.newest();
        var memberships = Membership.of(file, policy).stream()
                .filter(membership -> policy.projects().containsKey(membership.project()))
                .toList();
        var entries = new PersonEntries(file.id(), memberships);
        var thanks = entries.recognition(file, policy);
        if (memberships.isEmpty()) {
            return thanks.sorted(Entry.IN_ORDER).toList();
        }
        return Stream.of(
                        thanks,
                        memberships.stream().flatMap(entries::comingAndGoing),
                        entries.access(file, policy),
                        checklists.stream().flatMap(list -> entries.milestone(list, policies)))
                .flatMap(all -> all)
                .sorted(Entry.IN_ORDER)
                .toList();
    }

    private Stream<Entry> comingAndGoing(Membership membership) {
        var project = membership.project();
        Map<String, String> role = membership.role().isEmpty() ? Map.of() : Map.of("role", membership.role());
        var joined = Entry.of(project, Kind.PROJECT_JOINED, person, membership.from(), membership.joined(), role);
        return membership.to().equals(Instant.MAX)
                ? Stream.of(joined)
                : Stream.of(
                        joined,
                        Entry.of(project, Kind.PROJECT_LEFT, person, membership.to(), membership.left(), Map.of()));
    }

    /** In the project it is given in, whether they are on it or not: who helps from outside is thanked there, too. */
    private Stream<Entry> recognition(PersonFile file, Policy policy) {
        return file.facts(Fact.RecognitionGiven.class)
                .filter(given -> given.project() != null && policy.projects().containsKey(given.project()))
                .map(given -> {
                    var told = given.told();
                    var cause = new Entry.Cause(told.eventId(), told.eventId(), told.recorded());
                    return Entry.of(
                            given.project(),
                            Kind.RECOGNITION_GIVEN,
                            person,
                            told.told(),
                            cause,
                            Map.of("thanks", given.kind()));
                });
    }

    private Stream<Entry> access(PersonFile file, Policy policy) {
        return file.facts(Fact.AccessGranted.class)
                .map(Fact.AccessGranted::entitlement)
                .distinct()
                .flatMap(entitlement -> AccessChange.of(file, entitlement).stream()
                        .flatMap(change -> projectsUsing(entitlement, change.at(), policy)
                                .map(project -> entry(project, entitlement, change))));
    }

    private Entry entry(String project, Entitlement entitlement, AccessChange change) {
        var kind = change.granted() ? Kind.ACCESS_GRANTED : Kind.ACCESS_GONE;
        return Entry.of(
                project, kind, person, change.at(), change.cause(), Map.of("entitlement", entitlement.toString()));
    }

    private Stream<String> projectsUsing(Entitlement entitlement, Instant at, Policy policy) {
        return policy.projects().entrySet().stream()
                .filter(project -> project.getValue().systems().contains(entitlement.system()))
                .map(Map.Entry::getKey)
                .filter(project -> isOn(project, at));
    }

    /** Of joining alone: that a list of a leave or an absence is done says too much (R31). */
    private Stream<Entry> milestone(Checklist list, PolicyHistory policies) {
        var ofJoining = policies.versions().stream()
                .flatMap(policy -> policy.checklists().stream())
                .anyMatch(template -> template.id().equals(list.checklist()) && template.trigger() == Trigger.HIRED);
        if (!ofJoining || list.status() != ChecklistStatus.DONE) {
            return Stream.empty();
        }
        return lastSettled(list).stream()
                .flatMap(at -> memberships.stream()
                        .filter(membership -> membership.covers(at))
                        .map(membership -> done(membership.project(), list, at)));
    }

    private Entry done(String project, Checklist list, Instant at) {
        var cause = new Entry.Cause(list.id().toString(), list.id().toString(), at);
        return Entry.of(project, Kind.CHECKLIST_DONE, person, at, cause, Map.of("checklist", list.checklist()));
    }

    private boolean isOn(String project, Instant time) {
        return memberships.stream()
                .anyMatch(membership -> membership.project().equals(project) && membership.covers(time));
    }

    private static Optional<Instant> lastSettled(Checklist list) {
        return list.tasks().stream().flatMap(task -> settledAt(task).stream()).max(Comparator.naturalOrder());
    }

    /** By whom it was decided, else by the first that shows it. */
    private static Optional<Instant> settledAt(Task task) {
        var settlement = task.settlement();
        return settlement != null
                ? Optional.of(settlement.at())
                : task.evidence().stream().map(evidence -> evidence.at()).min(Comparator.naturalOrder());
    }
}
