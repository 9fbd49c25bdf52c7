package dev.footbridge.bridge.person;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;

/**
 * What facts on one subject compete for. Of a slot the greatest fact counts; where {@code most} is above one, the
 * greatest of each different {@code saying}, as many as that. This is what makes forgetting safe: whoever is the
 * greatest among all is also the greatest among any part they belong to.
 */
public record Slot(String name, Order order, String saying, int most) {

    /** How many differing statements are remembered, so that what one caused can be withdrawn, and its id still known. */
    static final int VERSIONS = 16;

    public enum Order {
        LATEST(Comparator.naturalOrder()),
        EARLIEST(Comparator.<Told>naturalOrder().reversed()),
        TOLD_LAST(Told.IN_TELLING_ORDER),
        TOLD_FIRST(Told.IN_TELLING_ORDER.reversed());

        private final Comparator<Told> greatest;

        Order(Comparator<Told> greatest) {
            this.greatest = greatest;
        }

        public Comparator<Told> greatest() {
            return greatest;
        }
    }

    static Slot latest(String name) {
        return new Slot(name, Order.LATEST, "", 1);
    }

    static Slot toldLast(String name) {
        return new Slot(name, Order.TOLD_LAST, "", 1);
    }

    /** Statements that say the same count when they were told first and when last; between, they add nothing. */
    static Set<Slot> firstAndLast(String name) {
        return Set.of(new Slot(name, Order.TOLD_FIRST, "", 1), toldLast(name));
    }

    static Set<Slot> perField(String prefix, Set<String> fields, Order order) {
        return fields.stream()
                .map(field -> new Slot(prefix + field, order, "", 1))
                .collect(toUnmodifiableSet());
    }

    static Set<Slot> ofPersonal(PersonalData personal) {
        return perField("personal/", personal.values().keySet(), Order.LATEST);
    }

    /** Days are as fine as employments are, so of each day the first and the last are enough to tell what was held. */
    static Set<Slot> perDay(String what, Told told) {
        var name = what + "/" + told.effective().atOffset(ZoneOffset.UTC).toLocalDate();
        return Set.of(latest(name), new Slot(name, Order.EARLIEST, "", 1));
    }

    static Set<Slot> ofHire(Fact.WorkerHired hire) {
        var slots = new HashSet<>(ofPersonal(hire.personal()));
        var said = "hired/" + hire.employmentKey() + "/" + hire.startDate();
        slots.add(toldLast(said));
        slots.add(new Slot(said, Order.TOLD_FIRST, hire.told().eventId(), VERSIONS));
        slots.add(new Slot("versions", Order.TOLD_LAST, hire.endDate() + "/" + hire.details(), VERSIONS));
        return Set.copyOf(slots);
    }

    static Set<Slot> ofMove(Fact.WorkerMoved move) {
        var said = "moved/" + move.effectiveDate();
        var slots = new HashSet<>(perField(said + "/", move.changes().keySet(), Order.TOLD_LAST));
        slots.add(new Slot(said, Order.TOLD_FIRST, move.told().eventId(), VERSIONS));
        return Set.copyOf(slots);
    }

    /** When a desk began, and last gave it back, says until when a decision may be changed. */
    static Set<Slot> ofReport(Fact.TaskReported report) {
        var slots = new HashSet<Slot>();
        slots.add(latest("report"));
        if (report.ticket() != null) {
            slots.add(latest("ticket"));
        }
        slots.add(report.status().isBegun() ? new Slot("begun", Order.EARLIEST, "", 1) : latest("given back"));
        return Set.copyOf(slots);
    }

    static Slot lastOnes(String name, Told told) {
        return new Slot(name, Order.TOLD_LAST, told.eventId(), VERSIONS);
    }

    /** Whether this slot is about what rules look at. */
    boolean isPlannedOn() {
        return !name.startsWith("personal/") && !name.equals("last use");
    }
}
