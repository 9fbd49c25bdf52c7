package dev.footbridge.bridge.review;

import dev.footbridge.bridge.access.Wish;
import dev.footbridge.bridge.checklist.Checklist;
import dev.footbridge.bridge.person.Entitlement;
import dev.footbridge.bridge.person.PersonFile;
import dev.footbridge.bridge.policy.PolicyHistory;
import dev.footbridge.bridge.policy.WorkerNumbers;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The access reviews of one person.
 *
 * @param all in the order they opened
 * @param turningPoints times at which they could be different
 */
public record Reviews(List<AccessReview> all, List<Instant> turningPoints) {

    public Reviews {
        all = List.copyOf(all);
        turningPoints = List.copyOf(turningPoints);
    }

    /**
     * @param connected by source, the day it was first connected
     * @param heardFrom by system, when it was last heard from
     * @param numbers whose the worker numbers are that a policy names
     * @param checklists which may say of a right that it was given or taken, where no system tells
     */
    public static Reviews of(
            PersonFile file,
            PolicyHistory policies,
            Instant now,
            Map<String, LocalDate> connected,
            Map<String, Instant> heardFrom,
            WorkerNumbers numbers,
            List<Checklist> checklists) {
        var calls = Call.of(file, policies, connected);
        if (calls.isEmpty()) {
            return new Reviews(List.of(), List.of());
        }
        var grants = Grant.of(file, checklists);
        var matter = new MicroReview.Matter(file, policies.newest(), grants, heardFrom, numbers);
        var turningPoints = turningPoints(calls, grants);
        var opened = calls.stream().filter(call -> !call.opens().isAfter(now)).toList();
        return new Reviews(reviews(matter, grants, opened, now), turningPoints);
    }

    /** Ids of the facts by which items say when a right was used last. */
    public Stream<String> lastUses(PersonFile file) {
        return all.stream()
                .flatMap(review -> review.items().stream())
                .filter(item -> item.lastUsed() != null)
                .flatMap(item -> file.lastUse(item.entitlement()).stream())
                .map(use -> use.told().eventId());
    }

    private static List<AccessReview> reviews(
            MicroReview.Matter matter, SortedMap<Entitlement, Grant> grants, List<Call> calls, Instant now) {
        var reviews = new ArrayList<AccessReview>();
        @Nullable MicroReview last = null;
        for (var call : calls) {
            if (last != null && last.isOpenAt(call.opens())) {
                last = last.joinedBy(call);
            } else {
                close(last, now, reviews, grants);
                last = new MicroReview(matter, List.of(call));
            }
        }
        close(last, now, reviews, grants);
        return reviews;
    }

    /** The next one does not ask about what this one takes, or took without any system having told so. */
    private static void close(
            @Nullable MicroReview last, Instant now, List<AccessReview> reviews, SortedMap<Entitlement, Grant> grants) {
        var review = Stream.ofNullable(last)
                .flatMap(micro -> micro.review(now).stream())
                .toList();
        reviews.addAll(review);
        review.stream().flatMap(one -> one.items().stream()).forEach(item -> {
            var remediation = item.remediation();
            if (remediation != null && remediation.wish() == Wish.WANTED) {
                grants.remove(item.entitlement());
            } else if (remediation != null && remediation.settlement() != null) {
                var at = remediation.settlement().at();
                grants.computeIfPresent(item.entitlement(), (right, grant) -> grant.takenAt(at));
            }
        });
    }

    private static List<Instant> turningPoints(List<Call> calls, SortedMap<Entitlement, Grant> grants) {
        return Stream.concat(
                        calls.stream().map(Call::opens),
                        grants.values().stream().flatMap(Grant::turningPoints))
                .distinct()
                .sorted()
                .toList();
    }
}
