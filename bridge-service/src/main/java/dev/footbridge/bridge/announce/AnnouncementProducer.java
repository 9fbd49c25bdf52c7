package dev.footbridge.bridge.announce;

import dev.footbridge.bridge.access.ProvisioningTask;
import dev.footbridge.bridge.checklist.Checklist;
import dev.footbridge.bridge.plan.Plan;
import dev.footbridge.bridge.policy.PolicyHistory;
import dev.footbridge.bridge.review.AccessReview;
import dev.footbridge.readmodel.observe.Cause;
import dev.footbridge.schemas.bridge.Basis;
import dev.footbridge.schemas.bridge.ChecklistSnapshot;
import dev.footbridge.schemas.topic.Topics;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Announces what a plan says differently from what was announced before. */
final class AnnouncementProducer {
    private final DifferenceProducer differences;
    private final ProvisioningTaskProducer tasks;
    private final ReviewProducer reviews;
    private final FeedEntryProducer entries;
    private final Kind people;
    private final Kind checklists;

    AnnouncementProducer(
            DifferenceProducer differences, ProvisioningTaskProducer tasks, PlanningProcessor.Sinks sinks) {
        this.differences = differences;
        this.tasks = tasks;
        this.reviews = new ReviewProducer(differences, sinks);
        this.entries = new FeedEntryProducer(differences, sinks);
        this.people = new Kind(Kind.PERSON, Topics.PEOPLE, sinks.people());
        this.checklists = new Kind("checklist/", Topics.CHECKLISTS, sinks.checklists());
    }

    /** @param cause of this plan; none where it was only time */
    void announce(Remembered person, Plan plan, PolicyHistory policies, Cause cause) {
        differences.causedBy(cause);
        var basis = SnapshotCodec.basis(plan.basis());
        announcePerson(person, plan, basis);
        announceChecklists(person, plan, basis);
        reviews.announce(person, plan.reviews(), basis);
        tasks.announce(person, spoken(person, plan), policies, basis);
        entries.announce(person, plan.entries(), basis);
        differences.causedBy(Cause.NONE);
    }

    /**
     * There is one to a person: it is remembered without its key. Whose records are all another person's is known by that
     * one's former ids.
     */
    private void announcePerson(Remembered person, Plan plan, Basis basis) {
        var announced = person.announced.containsKey(Kind.PERSON);
        if (announced && person.succession.takes(plan.person().workers())) {
            differences.remove(person, people, "");
        } else if (announced || !plan.person().employments().isEmpty()) {
            differences.differ(person, people, "", (revision, on) -> SnapshotCodec.person(plan, revision, on), basis);
        }
    }

    private static List<ProvisioningTask> spoken(Remembered person, Plan plan) {
        var lists = plan.checklists().stream()
                .filter(checklist -> !person.speaksOf(checklist.employmentId()))
                .map(Checklist::id);
        var reviews = plan.reviews().stream()
                .filter(review -> !person.speaksOf(review.employment()))
                .map(AccessReview::id);
        var others = Stream.concat(lists, reviews).collect(Collectors.toSet());
        return plan.tasks().stream()
                .filter(task -> !others.contains(task.checklist()) && !others.contains(task.review()))
                .toList();
    }

    private void announceChecklists(Remembered person, Plan plan, Basis basis) {
        var planned = new HashSet<String>();
        var renamed = new HashSet<String>();
        for (var checklist : plan.checklists()) {
            if (!person.speaksOf(checklist.employmentId())) {
                continue;
            }
            planned.add(checklist.id().toString());
            checklist.formerIds().forEach(former -> renamed.add(former.toString()));
            announce(person, checklist, basis);
        }
        for (var what : person.announced(checklists)) {
            if (!planned.contains(checklists.key(what))) {
                if (renamed.contains(checklists.key(what))) {
                    differences.remove(person, checklists, checklists.key(what));
                } else {
                    withdraw(person, checklists.key(what), basis);
                }
            }
        }
    }

    private void announce(Remembered person, Checklist checklist, Basis basis) {
        differences.differ(
                person,
                checklists,
                checklist.id().toString(),
                (revision, on) -> ChecklistCodec.of(checklist, revision, on),
                basis);
    }

    private void withdraw(Remembered person, String id, Basis basis) {
        var last = differences.last(person, checklists, id, ChecklistSnapshot.class);
        if (last != null) {
            differences.differ(
                    person, checklists, id, (revision, on) -> ChecklistCodec.withdrawn(last, revision, on), basis);
        }
    }
}
