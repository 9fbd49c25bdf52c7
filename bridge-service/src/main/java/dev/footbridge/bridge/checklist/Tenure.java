package dev.footbridge.bridge.checklist;

import dev.footbridge.bridge.person.Employment;
import dev.footbridge.bridge.person.EmploymentDetails;
import dev.footbridge.bridge.policy.Place;
import dev.footbridge.bridge.policy.Policy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Employments that follow each other as moves do, without a leave and a hire between them (R7). What begins with the
 * first of them ends with the last.
 */
public record Tenure(List<Employment> employments) {

    public Tenure {
        employments = List.copyOf(employments);
    }

    /** By start; one that was called off stands alone. */
    public static List<Tenure> of(List<Employment> employments, Policy policy) {
        var tenures = new ArrayList<Tenure>();
        for (var employment : employments) {
            var before = tenures.stream()
                    .filter(tenure -> tenure.isContinuedBy(employment, policy))
                    .reduce((earlier, later) -> later);
            before.ifPresent(tenures::remove);
            tenures.add(before.map(tenure -> tenure.and(employment)).orElseGet(() -> new Tenure(List.of(employment))));
        }
        return tenures;
    }

    public Employment first() {
        return employments.get(0);
    }

    /** None while no end is told. */
    public @Nullable LocalDate lastWorkingDay() {
        return last().lastWorkingDay();
    }

    boolean isLast(Employment employment) {
        return last().id().equals(employment.id());
    }

    /** The employment that counts at a date: the last to have begun, before any has the first. */
    public Employment at(LocalDate date) {
        return employments.stream()
                .filter(employment -> !employment.start().isAfter(date))
                .reduce((earlier, later) -> later)
                .orElse(first());
    }

    public EmploymentDetails detailsAt(LocalDate date) {
        return at(date).asOf(date);
    }

    /** 00:00 of the first day, where they will work (R10). */
    public Instant begins(Policy policy) {
        return startPlace(policy).startOf(first().start());
    }

    /** 23:59:59 of the last working day where they worked by then, an immediate leave at once; never, while none is told. */
    public Instant ends(Policy policy) {
        return endOf(last(), policy);
    }

    public Place startPlace(Policy policy) {
        return policy.places().of(detailsAt(first().start()).location());
    }

    /** The last day that counts at a time: today, but not before the first nor after the last. */
    public LocalDate dayAt(Instant now, Policy policy) {
        var today = startPlace(policy).dayOf(now);
        var from = today.isBefore(first().start()) ? first().start() : today;
        var last = last().lastWorkingDay();
        return last == null || last.isBefore(first().start()) || !from.isAfter(last) ? from : last;
    }

    public static Instant endOf(Employment employment, Policy policy) {
        var last = employment.lastWorkingDay();
        if (last == null) {
            return Instant.MAX;
        }
        var place = policy.places().of(employment.asOf(last).location());
        var end = place.endOf(last);
        var atOnce = employment.leftAtOnce();
        if (atOnce == null || !atOnce.isBefore(end)) {
            return end;
        }
        var begin = place.startOf(last);
        return atOnce.isBefore(begin) ? begin : atOnce;
    }

    private Employment last() {
        return employments.get(employments.size() - 1);
    }

    private boolean isContinuedBy(Employment next, Policy policy) {
        var last = last().lastWorkingDay();
        if (last == null || last().isCalledOff() || next.isCalledOff()) {
            return false;
        }
        var withoutGap = last.plusDays(1);
        var protectedUntil = withoutGap.plusDays(policy.limits().protection().toDays());
        boolean alreadyKnown = !next.opened().isAfter(endOf(last(), policy));
        return !next.start().isAfter(withoutGap)
                || (alreadyKnown && !next.start().isAfter(protectedUntil));
    }

    private Tenure and(Employment next) {
        var more = new ArrayList<>(employments);
        more.add(next);
        return new Tenure(more);
    }
}
