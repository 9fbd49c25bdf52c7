package dev.footbridge.bridge.plan;

import dev.footbridge.bridge.access.ProvisioningTask;
import dev.footbridge.bridge.checklist.Checklist;
import dev.footbridge.bridge.checklist.Checklists;
import dev.footbridge.bridge.checklist.Task;
import dev.footbridge.bridge.feed.Entry;
import dev.footbridge.bridge.feed.PersonEntries;
import dev.footbridge.bridge.person.PersonFile;
import dev.footbridge.bridge.person.PersonalData;
import dev.footbridge.bridge.review.AccessReview;
import dev.footbridge.bridge.review.Remediation;
import dev.footbridge.bridge.review.Reviews;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What should be the case now, given what we were told, and when it could next be different.
 *
 * @param tasks what service desks are to do, of all lists and reviews
 * @param personal passed through, never looked at
 * @param entries of the feeds of their projects, those whose time has come
 * @param awaits systems whose next word could change it (R14)
 * @param lookAgain the next moment at which time alone could change it
 */
public record Plan(
        PersonState person,
        PersonalData personal,
        List<Checklist> checklists,
        List<AccessReview> reviews,
        List<ProvisioningTask> tasks,
        List<Entry> entries,
        Basis basis,
        Set<String> awaits,
        @Nullable Instant lookAgain) {

    public static Plan of(PersonFile file, Circumstances circumstances) {
        var policies = circumstances.published();
        var now = circumstances.now();
        var checklists = Checklists.of(file, policies, now, circumstances.connected(), circumstances.heardFrom());
        var reviews = Reviews.of(
                file,
                policies,
                now,
                circumstances.connected(),
                circumstances.heardFrom(),
                circumstances.numbers(),
                checklists);
        var entries = PersonEntries.of(file, policies, checklists);
        return new Plan(
                PersonState.of(file, policies.newest(), now),
                file.personal(),
                checklists,
                reviews.all(),
                Stream.concat(
                                checklists.stream().flatMap(Checklist::provisioningTasks),
                                reviews.all().stream().flatMap(AccessReview::provisioningTasks))
                        .toList(),
                entries.stream().filter(entry -> !entry.at().isAfter(now)).toList(),
                Basis.of(file, circumstances, reviews.lastUses(file)),
                awaits(checklists, reviews),
                earliest(Moments.next(file, checklists, reviews, circumstances), firstAfter(entries, now)));
    }

    private static Set<String> awaits(List<Checklist> checklists, Reviews reviews) {
        var tasks = checklists.stream()
                .flatMap(checklist -> checklist.tasks().stream())
                .map(Task::awaits);
        var remediations = reviews.all().stream()
                .flatMap(review -> review.items().stream())
                .flatMap(item -> Stream.ofNullable(item.remediation()))
                .map(Remediation::awaits);
        return Stream.concat(tasks, remediations).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable Instant firstAfter(List<Entry> entries, Instant now) {
        return entries.stream()
                .map(Entry::at)
                .filter(at -> at.isAfter(now))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static @Nullable Instant earliest(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isBefore(one)) ? other : one;
    }
}
