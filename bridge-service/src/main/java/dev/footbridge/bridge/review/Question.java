package dev.footbridge.bridge.review;

import dev.footbridge.bridge.access.Action;
import dev.footbridge.bridge.access.Priority;
import dev.footbridge.bridge.access.Provision;
import dev.footbridge.bridge.access.Wish;
import dev.footbridge.bridge.checklist.Outcome;
import dev.footbridge.bridge.checklist.Proof;
import dev.footbridge.bridge.checklist.TaskStatus;
import dev.footbridge.bridge.person.DeterministicId;
import dev.footbridge.bridge.person.Entitlement;
import dev.footbridge.bridge.person.Fact;
import dev.footbridge.bridge.policy.Wording;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether somebody should keep a right, asked by one review, at one time. */
final class Question {

    private final MicroReview review;
    private final Entitlement entitlement;
    private final Call asking;
    private final Grant.Period period;
    private final MicroReview.Moment moment;
    private final Decided decided;

    private Question(
            MicroReview review, Entitlement entitlement, Call asking, Grant.Period period, MicroReview.Moment moment) {
        this.review = review;
        this.entitlement = entitlement;
        this.asking = asking;
        this.period = period;
        this.moment = moment;
        this.decided = Decided.of(decisions(), matter().file());
    }

    /** None where they did not hold it, or the new position is owed it. */
    static Optional<Question> of(MicroReview review, Entitlement entitlement, Grant grant, MicroReview.Moment moment) {
        return review.calls().stream()
                .filter(call -> !call.owed().contains(entitlement))
                .flatMap(call -> grant.heldWithin(call.opens(), review.due(), moment.now()).stream()
                        .map(period -> new Question(review, entitlement, call, period, moment)))
                .findFirst();
    }

    ReviewItem item() {
        var remediation = remediation();
        var status = status(remediation);
        var entry = matter().newest().catalogue().entry(entitlement);
        return new ReviewItem(
                DeterministicId.ofReviewItem(entitlement),
                entitlement,
                List.of(Reason.MOVE),
                status,
                Reviewer.of(
                        matter(),
                        asking.byOwner() ? null : moment.manager(),
                        entitlement,
                        decided.unsure().size()),
                asking.opens(),
                period.since(),
                period.evidence(),
                why(),
                entry == null ? null : entry.risk(),
                entry != null && entry.privileged(),
                status == ItemStatus.OPEN ? lastUsed() : null,
                decided,
                remediation);
    }

    /** About the grant as it stands: one that came back after it was gone is asked about anew (R25). */
    private List<Fact.ReviewDecided> decisions() {
        var ids = review.ids();
        return matter().file().reviewDecisions(DeterministicId.ofReviewItem(entitlement)).stream()
                .filter(decision -> ids.contains(decision.review()))
                .filter(decision -> {
                    var at = decision.told().effective();
                    return !at.isBefore(asking.opens()) && !at.isBefore(period.since()) && !at.isAfter(moment.told());
                })
                .toList();
    }

    private ItemStatus status(@Nullable Remediation remediation) {
        boolean isDone = remediation != null && remediation.status() == TaskStatus.DONE;
        if (isDone || !period.covers(moment.now())) {
            return ItemStatus.GONE;
        }
        boolean isKept = !decided.isOpen() && remediation == null;
        if (isOwed() && !isKept) {
            return ItemStatus.WITHDRAWN;
        }
        if (!decided.isOpen()) {
            return ItemStatus.DECIDED;
        }
        return moment.leaving() ? ItemStatus.WITHDRAWN : ItemStatus.OPEN;
    }

    private @Nullable Remediation remediation() {
        var task = decided.remediation();
        if (task.isEmpty() || decided.revoked() == null) {
            return null;
        }
        var revoking = Provision.taking(Action.REVOKE, List.of(entitlement));
        var span = new Proof.Span(period.since(), review.due(), Instant.MAX);
        var outcome = Outcome.of(
                List.of(task.get()),
                matter().file(),
                Proof.of(revoking, null, matter().file(), span, matter().newest()));
        var status = status(outcome);
        var at = decided.revoked().told().effective();
        return new Remediation(
                task.get(),
                status,
                due(at),
                priority(at),
                outcome.ticket(),
                wish(status, outcome.isReportedDone()),
                outcome.finished().isPresent() && !outcome.proof().isComplete() ? outcome.settlement() : null,
                status == TaskStatus.IN_PROGRESS
                        ? outcome.awaits(matter().newest(), moment.now(), matter().heardFrom())
                        : Set.of());
    }

    /** It may also just run out. */
    private TaskStatus status(Outcome outcome) {
        if (outcome.finished().isPresent() || !period.covers(moment.now())) {
            return TaskStatus.DONE;
        }
        return isOwed()
                ? TaskStatus.WITHDRAWN
                : outcome.reported(matter().newest(), moment.now(), matter().heardFrom())
                        .orElse(TaskStatus.OPEN);
    }

    private static Wish wish(TaskStatus status, boolean byTheDesk) {
        return switch (status) {
            case DONE -> byTheDesk ? Wish.COMPLETED : Wish.WITHDRAWN;
            case WITHDRAWN -> Wish.WITHDRAWN;
            default -> Wish.WANTED;
        };
    }

    /** Not before the work is handed over, and on the day it is decided. */
    private Instant due(Instant decidedAt) {
        var today = asking.place().endOf(asking.place().dayOf(decidedAt));
        return asking.handedOver().filter(kept -> kept.isAfter(today)).orElse(today);
    }

    private Priority priority(Instant decidedAt) {
        var entry = matter().newest().catalogue().entry(entitlement);
        if (entry != null && entry.privileged()) {
            return Priority.URGENT;
        }
        boolean late = asking.handedOver().filter(decidedAt::isAfter).isPresent();
        return late ? Priority.HIGH : Priority.NORMAL;
    }

    private Wording why() {
        var key = asking.owedBefore().contains(entitlement) ? "held/birthright" : "held/granted";
        return new Wording(key, Map.of("entitlement", entitlement.toString()));
    }

    private @Nullable Instant lastUsed() {
        return matter().file()
                .lastUse(entitlement)
                .map(use -> use.told().effective().truncatedTo(ChronoUnit.DAYS))
                .orElse(null);
    }

    private boolean isOwed() {
        return moment.owed().contains(entitlement);
    }

    private MicroReview.Matter matter() {
        return review.matter();
    }
}
