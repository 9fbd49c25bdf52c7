package dev.footbridge.bridge.review;

import dev.footbridge.bridge.checklist.Checklist;
import dev.footbridge.bridge.checklist.Evidence;
import dev.footbridge.bridge.checklist.Task;
import dev.footbridge.bridge.checklist.TaskStatus;
import dev.footbridge.bridge.person.Entitlement;
import dev.footbridge.bridge.person.Fact;
import dev.footbridge.bridge.person.Holding;
import dev.footbridge.bridge.person.PersonFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A right somebody holds over time: as its system told, and where no system tells, as whoever did a task said that it was
 * given or taken.
 *
 * @param periods in which they hold it, in order
 */
record Grant(List<Period> periods) {

    /**
     * @param evidence the fact they hold it by; none where only a task is said to be done
     * @param to when it went; {@link Instant#MAX} while nothing says so
     */
    record Period(Instant since, @Nullable Evidence evidence, Instant to) {

        boolean covers(Instant time) {
            return !time.isBefore(since) && time.isBefore(to);
        }
    }

    private record Change(
            Instant at,
            Instant told,
            Instant recorded,
            String id,
            boolean got,
            Instant until,
            @Nullable Evidence evidence) {

        static final Comparator<Change> IN_ORDER = Comparator.comparing(Change::at)
                .thenComparing(Change::told)
                .thenComparing(Change::recorded)
                .thenComparing(Change::id);
    }

    static SortedMap<Entitlement, Grant> of(PersonFile file, List<Checklist> checklists) {
        var changes = new TreeMap<Entitlement, List<Change>>();
        file.entitlements().forEach(entitlement -> changes.put(entitlement, told(file, entitlement)));
        checklists.stream().flatMap(list -> list.tasks().stream()).forEach(task -> said(task, changes));
        var grants = new TreeMap<Entitlement, Grant>();
        changes.forEach((entitlement, all) -> grants.put(entitlement, new Grant(periods(all))));
        return grants;
    }

    /**
     * The last time they held it in a window: from before it, or got in it.
     *
     * @param to end, exclusive
     * @param now what begins after is not there yet
     */
    Optional<Period> heldWithin(Instant from, Instant to, Instant now) {
        return periods.stream()
                .filter(period -> period.since().isBefore(to) && !period.since().isAfter(now))
                .filter(period -> period.to().isAfter(from))
                .reduce((earlier, later) -> later);
    }

    /** The same, taken back then without any system having told so. */
    Grant takenAt(Instant time) {
        return new Grant(periods.stream()
                .map(period -> period.covers(time) ? new Period(period.since(), period.evidence(), time) : period)
                .toList());
    }

    Stream<Instant> turningPoints() {
        return periods.stream().flatMap(period -> Stream.of(period.since(), period.to()));
    }

    /** What takes it from one account is no change while another has it. */
    private static List<Change> told(PersonFile file, Entitlement entitlement) {
        var holding = file.holding(entitlement);
        var byAccount = file.holdings(entitlement);
        var changes = new ArrayList<Change>();
        holding.got().forEach(fact -> changes.add(change(fact, true)));
        holding.gone().stream()
                .filter(fact ->
                        byAccount.size() == 1 || isGone(byAccount, fact.told().effective()))
                .forEach(fact -> changes.add(change(fact, false)));
        return changes;
    }

    private static boolean isGone(List<Holding> byAccount, Instant at) {
        return byAccount.stream().allMatch(holding -> holding.standingAt(at).isEmpty());
    }

    private static Change change(Fact fact, boolean got) {
        var told = fact.told();
        var until = fact instanceof Fact.AccessGranted grant && grant.until() != null ? grant.until() : Instant.MAX;
        var evidence = new Evidence(told.sourceEventId(), told.source(), told.effective());
        return new Change(told.effective(), told.told(), told.recorded(), told.eventId(), got, until, evidence);
    }

    /** Of a task that is done because somebody says so, without any system having shown it. */
    private static void said(Task task, TreeMap<Entitlement, List<Change>> changes) {
        var provision = task.provision();
        var settlement = task.settlement();
        if (task.status() == TaskStatus.DONE
                && provision != null
                && settlement != null
                && task.evidence().isEmpty()) {
            var at = settlement.at();
            var change = new Change(at, at, at, "", !provision.takes(), Instant.MAX, null);
            provision
                    .entitlements()
                    .forEach(entitlement -> changes.computeIfAbsent(entitlement, none -> new ArrayList<>())
                            .add(change));
        }
    }

    private static List<Period> periods(Collection<Change> changes) {
        var periods = new ArrayList<Period>();
        @Nullable Period open = null;
        for (var change : changes.stream().sorted(Change.IN_ORDER).toList()) {
            if (open != null && !open.to().isAfter(change.at())) {
                periods.add(open);
                open = null;
            }
            if (change.got()) {
                open = open == null
                        ? new Period(change.at(), change.evidence(), change.until())
                        : new Period(open.since(), open.evidence(), change.until());
            } else if (open != null) {
                periods.add(new Period(open.since(), open.evidence(), change.at()));
                open = null;
            }
        }
        if (open != null) {
            periods.add(open);
        }
        return periods;
    }
}
