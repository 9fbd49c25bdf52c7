package dev.footbridge.bridge.person;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An episode from hire to leave, as told so far.
 *
 * @param hires in the order of telling, at least one; the last says how it stands
 * @param leaves every leave told for it, in the order of telling, also those that do not stand
 * @param left the leave that ends it, if one stands
 * @param rescinded that it will not happen, if that stands
 * @param moves those within it, in the order they apply
 */
public record Employment(
        WorkerKey worker,
        List<Fact.WorkerHired> hires,
        List<Fact.WorkerLeft> leaves,
        Fact.@Nullable WorkerLeft left,
        Fact.@Nullable HireRescinded rescinded,
        List<Fact.WorkerMoved> moves) {

    public Employment {
        hires = List.copyOf(hires);
        leaves = List.copyOf(leaves);
        moves = List.copyOf(moves);
    }

    /** Of one worker number, from all that was told about it, by start. */
    public static List<Employment> of(Collection<Fact.EmploymentStatement> statements) {
        return Episodes.of(statements);
    }

    /** From the source's employment key, else from its first hire (R12). */
    public UUID id() {
        return hires.stream()
                .filter(hire -> hire.employmentKey() != null)
                .findFirst()
                .map(Employment::idBy)
                .orElseGet(() -> idBy(hires.get(0)));
    }

    /** Ids it would have had, had only some of its hires been known: reports may still name them. */
    public List<UUID> formerIds() {
        return hires.stream()
                .map(Employment::idBy)
                .filter(id -> !id.equals(id()))
                .distinct()
                .sorted()
                .toList();
    }

    public Fact.WorkerHired hire() {
        return hires.get(hires.size() - 1);
    }

    public LocalDate start() {
        return hire().startDate();
    }

    public @Nullable LocalDate lastWorkingDay() {
        return left == null ? hire().endDate() : left.lastWorkingDay();
    }

    /** When an immediate leave that stands was first told: said again, it is no later (R10). None, if it is not immediate. */
    public @Nullable Instant leftAtOnce() {
        if (left == null || !left.immediate()) {
            return null;
        }
        return leaves.stream()
                .filter(leave -> leave.immediate() && leave.lastWorkingDay().equals(left.lastWorkingDay()))
                .findFirst()
                .orElse(left)
                .told()
                .told();
    }

    /** Rescinded, or left before the first day. */
    public boolean isCalledOff() {
        var last = lastWorkingDay();
        return rescinded != null || (last != null && last.isBefore(start()));
    }

    /** When the first of its hires was on our log: which policy it was opened under. */
    public Instant opened() {
        return hires.stream()
                .map(hire -> hire.told().recorded())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** When a start date was first told, by its statement: what was due before was learned late (R9). */
    public Instant learned(LocalDate start) {
        return hires.stream()
                .filter(hire -> hire.startDate().equals(start))
                .findFirst()
                .orElse(hire())
                .told()
                .recorded();
    }

    /** The start as the source had told it by a time; before it told any, the present one. */
    public LocalDate startToldBy(Instant time) {
        return hires.stream()
                .filter(hire -> !hire.told().told().isAfter(time))
                .reduce((earlier, later) -> later)
                .orElse(hire())
                .startDate();
    }

    /** The last day that was told last, also when it no longer stands; none where an end was never told. */
    public @Nullable LocalDate lastDayTold() {
        if (lastWorkingDay() != null) {
            return lastWorkingDay();
        }
        return leaves.isEmpty()
                ? lastOf(endsTold())
                : leaves.get(leaves.size() - 1).lastWorkingDay();
    }

    /** Ends that hires had in them from the beginning, in the order of telling. */
    private List<LocalDate> endsTold() {
        return hires.stream()
                .map(Fact.WorkerHired::endDate)
                .flatMap(Stream::ofNullable)
                .toList();
    }

    private static <T> @Nullable T lastOf(List<T> items) {
        return items.isEmpty() ? null : items.get(items.size() - 1);
    }

    /** As of a date; before the start as it will begin, moves told for earlier days included. */
    public EmploymentDetails asOf(LocalDate date) {
        return asOf(date, hire());
    }

    /** As it would be had this hire been the last word. */
    public EmploymentDetails asOf(LocalDate date, Fact.WorkerHired hire) {
        var until = date.isBefore(hire.startDate()) ? hire.startDate() : date;
        var details = hire.details();
        for (var move : moves) {
            if (!move.effectiveDate().isAfter(until)) {
                details = details.with(move.changes());
            }
        }
        return details;
    }

    /** Days at which it reads differently. */
    public Stream<LocalDate> turningDays() {
        return Stream.concat(Stream.of(start()), moves.stream().map(Fact.WorkerMoved::effectiveDate));
    }

    /** What was told for a day, in the order of telling. */
    public List<Fact.WorkerMoved> movesOn(LocalDate day) {
        return moves.stream()
                .filter(move -> move.effectiveDate().equals(day))
                .sorted(Comparator.comparing(Fact::told, Told.IN_TELLING_ORDER))
                .toList();
    }

    boolean tells(LocalDate start) {
        return hires.stream().anyMatch(hire -> hire.startDate().equals(start));
    }

    /** In the order of their starts; an id settles what dates do not. */
    static List<Employment> byStart(Collection<Employment> employments) {
        return employments.stream()
                .sorted(Comparator.comparing(Employment::start).thenComparing(Employment::id))
                .toList();
    }

    private static UUID idBy(Fact.WorkerHired hire) {
        return hire.employmentKey() == null
                ? DeterministicId.ofFirstHire(hire.worker(), hire.told().sourceEventId())
                : DeterministicId.ofEmploymentKey(hire.worker().source(), hire.employmentKey());
    }
}
