package dev.footbridge.bridge.review;

import dev.footbridge.bridge.checklist.Moving;
import dev.footbridge.bridge.person.Entitlement;
import dev.footbridge.bridge.person.PersonFile;
import dev.footbridge.bridge.policy.ChecklistTemplate;
import dev.footbridge.bridge.policy.ForEach;
import dev.footbridge.bridge.policy.Place;
import dev.footbridge.bridge.policy.Policy;
import dev.footbridge.bridge.policy.PolicyHistory;
import dev.footbridge.bridge.policy.TaskTemplate;
import dev.footbridge.bridge.policy.Trigger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A move that calls for a look at what they hold and the new position is not owed (R23). It stays on the policy that was
 * in force when it took effect, so that a later one asks nothing again that was closed (R8).
 *
 * @param opens when it is asked: as it takes effect, or as it is told too late
 * @param owed what the new position is owed by rule
 * @param owedBefore what the one before was
 * @param byOwner whether whoever the system belongs to is asked first, instead of the manager
 * @param handOver how long what was held before is kept
 */
record Call(
        Moving moving,
        Policy policy,
        Instant opens,
        Set<Entitlement> owed,
        Set<Entitlement> owedBefore,
        boolean byOwner,
        @Nullable Period handOver) {

    private static final Comparator<Call> IN_ORDER = Comparator.comparing(Call::opens)
            .thenComparing(call -> call.moving().reviewId());

    /** In the order they open. */
    static List<Call> of(PersonFile file, PolicyHistory policies, Map<String, LocalDate> connected) {
        return Moving.of(file, policies.newest()).stream()
                .flatMap(moving -> of(moving, policies, connected).stream())
                .sorted(IN_ORDER)
                .toList();
    }

    private static Optional<Call> of(Moving moving, PolicyHistory policies, Map<String, LocalDate> connected) {
        var begins = moving.begins(policies.newest());
        var opens = moving.opened().isAfter(begins) ? moving.opened() : begins;
        var policy = policies.inForceAt(opens);
        if (moving.isHistory(policy, connected)) {
            return Optional.empty();
        }
        return reviewing(moving, policy)
                .map(task -> new Call(
                        moving,
                        policy,
                        opens,
                        moving.owedOn(moving.day(), policy),
                        moving.owedBefore(policy),
                        "owner".equals(task.review()),
                        task.handOver()));
    }

    /** Of several the one that leaves most time. */
    private static Optional<TaskTemplate> reviewing(Moving moving, Policy policy) {
        return policy.checklists().stream()
                .filter(template -> template.trigger() == Trigger.MOVED)
                .filter(template -> template.tasks().stream().anyMatch(Call::isReview))
                .filter(moving::appliesTo)
                .map(ChecklistTemplate::tasks)
                .flatMap(List::stream)
                .filter(Call::isReview)
                .max(Comparator.comparingInt(
                        task -> task.handOver() == null ? -1 : task.handOver().getDays()));
    }

    private static boolean isReview(TaskTemplate task) {
        return task.review() != null && task.forEach() == ForEach.BIRTHRIGHT_LOST;
    }

    Place place() {
        return moving.place(policy);
    }

    /** The end of the day until which it is to be decided, where they work (R26). */
    Instant due() {
        var last = opens.atZone(place().zone())
                .toLocalDateTime()
                .plus(policy.limits().reviews().micro());
        return place().endOf(last.toLocalDate());
    }

    /** Until when what was held before is kept. */
    Optional<Instant> handedOver() {
        return Optional.ofNullable(handOver)
                .map(period -> place().endOf(moving.day().plus(period)));
    }

    /**
     * Whoever leaves is reviewed no more: their leave takes all they hold (R19).
     *
     * @param told what was told later is not known yet
     */
    boolean isOver(Instant time, Instant told) {
        var employments = moving.tenure().employments();
        var left = employments.get(employments.size() - 1).left();
        boolean isLeaving = left != null && !left.told().recorded().isAfter(told);
        return isLeaving || !time.isBefore(moving.tenure().ends(policy));
    }

    /** What they are owed by rule by then. */
    Set<Entitlement> owedAt(Instant time, Policy newest) {
        return moving.owedOn(moving.tenure().dayAt(time, newest), newest);
    }

    @Nullable
    String managerAt(Instant time, Policy newest) {
        return moving.tenure().detailsAt(moving.tenure().dayAt(time, newest)).manager();
    }

    Stream<String> reviewIds() {
        return Stream.concat(Stream.of(moving.reviewId()), moving.formerReviewIds().stream())
                .map(Object::toString);
    }
}
