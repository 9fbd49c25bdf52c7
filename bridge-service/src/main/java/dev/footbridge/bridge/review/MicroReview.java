package dev.footbridge.bridge.review;

import static java.util.stream.Collectors.toSet;

import dev.footbridge.bridge.person.Entitlement;
import dev.footbridge.bridge.person.PersonFile;
import dev.footbridge.bridge.policy.Policy;
import dev.footbridge.bridge.policy.WorkerNumbers;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The moves one review looks at: the first opens it, others join while it is open (R23). */
record MicroReview(Matter matter, List<Call> calls) {

    /**
     * All that a review looks at but the moves.
     *
     * @param grants what they hold and held, by right
     * @param heardFrom by system, when it was last heard from
     * @param numbers whose the worker numbers are that a policy names
     */
    record Matter(
            PersonFile file,
            Policy newest,
            Map<Entitlement, Grant> grants,
            Map<String, Instant> heardFrom,
            WorkerNumbers numbers) {}

    /**
     * How they stand at a time.
     *
     * @param told what was told later is not known yet
     * @param owed what they are owed by rule
     * @param manager token of the manager's worker number
     * @param leaving whether nothing is asked any more
     */
    record Moment(
            Instant now,
            Instant told,
            Set<Entitlement> owed,
            @Nullable String manager,
            boolean leaving) {}

    MicroReview {
        calls = List.copyOf(calls);
    }

    MicroReview joinedBy(Call call) {
        return new MicroReview(
                matter, Stream.concat(calls.stream(), Stream.of(call)).toList());
    }

    /** As it was then, by what had been told. */
    boolean isOpenAt(Instant time) {
        return items(time, time).anyMatch(ReviewItem::isOpen);
    }

    /** None where they hold nothing that is to be looked at. */
    Optional<AccessReview> review(Instant now) {
        var items = items(now, Instant.MAX).toList();
        var first = calls.get(0).moving();
        return items.isEmpty()
                ? Optional.empty()
                : Optional.of(AccessReview.of(
                        first.reviewId(),
                        first.formerReviewIds(),
                        matter.file().id(),
                        first.employment().id(),
                        due(),
                        items));
    }

    Instant due() {
        return calls.stream().map(Call::due).max(Comparator.naturalOrder()).orElseThrow();
    }

    /** A decision under any other id is about something else. */
    Set<String> ids() {
        return calls.stream().flatMap(Call::reviewIds).collect(toSet());
    }

    private Stream<ReviewItem> items(Instant now, Instant told) {
        var last = calls.get(calls.size() - 1);
        var moment = new Moment(
                now,
                told,
                last.owedAt(now, matter.newest()),
                last.managerAt(now, matter.newest()),
                last.isOver(now, told));
        return matter.grants().entrySet().stream()
                .flatMap(grant -> Question.of(this, grant.getKey(), grant.getValue(), moment).stream())
                .map(Question::item);
    }
}
