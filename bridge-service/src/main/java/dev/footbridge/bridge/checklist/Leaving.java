package dev.footbridge.bridge.checklist;

import dev.footbridge.bridge.access.Priority;
import dev.footbridge.bridge.person.DeterministicId;
import dev.footbridge.bridge.person.Employment;
import dev.footbridge.bridge.person.Fact;
import dev.footbridge.bridge.person.PersonFile;
import dev.footbridge.bridge.policy.ChecklistTemplate;
import dev.footbridge.bridge.policy.Offset;
import dev.footbridge.bridge.policy.Place;
import dev.footbridge.bridge.policy.Policy;
import dev.footbridge.bridge.policy.Trigger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A person leaving: the employment that ends, also while the leave no longer stands, so that what it called for can be
 * withdrawn (R19).
 *
 * @param handedOut what its lists say was given to them, though no system told so
 */
record Leaving(PersonFile file, Tenure tenure, List<Tenure> all, Employment employment, List<HandedOut> handedOut)
        implements Occasion {

    static List<Leaving> of(PersonFile file, Policy policy, List<HandedOut> handedOut) {
        var all = Tenure.of(file.employments(), policy);
        return all.stream()
                .flatMap(tenure -> tenure.employments().stream()
                        .filter(employment -> employment.lastDayTold() != null && employment.rescinded() == null)
                        .map(employment -> new Leaving(file, tenure, all, employment, handedOut)))
                .toList();
    }

    @Override
    public Trigger trigger() {
        return Trigger.LEFT;
    }

    @Override
    public UUID checklistId(String template) {
        return DeterministicId.ofChecklist(employment.id(), template);
    }

    @Override
    public List<UUID> formerChecklistIds(String template) {
        return employment.formerIds().stream()
                .map(id -> DeterministicId.ofChecklist(id, template))
                .sorted()
                .toList();
    }

    @Override
    public Optional<Leaving> in(PersonFile other, Policy policy) {
        var ids = Stream.concat(Stream.of(employment.id()), employment.formerIds().stream())
                .toList();
        return of(other, policy, handedOut).stream()
                .filter(leaving -> ids.contains(leaving.employment().id()))
                .findFirst();
    }

    /** When an end was first told: of one that was told with the hire, that. */
    @Override
    public Instant opened() {
        return employment.leaves().stream()
                .map(leave -> leave.told().recorded())
                .min(Comparator.naturalOrder())
                .orElseGet(employment::opened);
    }

    @Override
    public Instant begins(Policy policy) {
        return employment.lastWorkingDay() == null ? place(policy).endOf(anchor()) : Tenure.endOf(employment, policy);
    }

    @Override
    public LocalDate anchor() {
        return Objects.requireNonNull(employment.lastDayTold());
    }

    @Override
    public LocalDate anchorToldBy(Instant time) {
        return employment.leaves().stream()
                .filter(leave -> !leave.told().told().isAfter(time))
                .reduce((earlier, later) -> later)
                .map(Fact.WorkerLeft::lastWorkingDay)
                .orElse(anchor());
    }

    @Override
    public Instant learned(LocalDate anchor) {
        return employment.leaves().stream()
                .filter(leave -> leave.lastWorkingDay().equals(anchor))
                .findFirst()
                .map(leave -> leave.told().recorded())
                .orElseGet(() -> learnedWithTheHire(anchor));
    }

    @Override
    public Place place(Policy policy) {
        return policy.places().of(employment.asOf(anchor()).location());
    }

    @Override
    public boolean isOff() {
        return employment.lastWorkingDay() == null || !tenure.isLast(employment);
    }

    /** Once they are back, what is still open would take away what they need again. */
    @Override
    public boolean isOver(Policy policy, Instant now) {
        return !now.isBefore(backAt(policy));
    }

    @Override
    public Priority priority(boolean late) {
        return late || isImmediate() ? Priority.URGENT : Priority.NORMAL;
    }

    /** An immediate leave is at once, whatever the end of its day. */
    @Override
    public Instant due(Offset offset, LocalDate anchor, Policy policy) {
        var due = Occasion.super.due(offset, anchor, policy);
        var atOnce = begins(policy);
        return isImmediate() && offset.shift() == null && atOnce.isBefore(due) ? atOnce : due;
    }

    /** An end that was agreed with the hire may be far away, and put off: its tasks open on the day they are due. */
    @Override
    public Instant opensBy(Instant due, Instant learned, Policy policy) {
        if (!employment.leaves().isEmpty()) {
            return learned;
        }
        var place = place(policy);
        var morning = place.startOf(place.dayOf(due));
        return morning.isAfter(learned) ? morning : learned;
    }

    @Override
    public Optional<Called> called(Policy policy, ChecklistTemplate template, Instant now) {
        return Departure.of(this, policy, template);
    }

    @Override
    public Proof proof(Line line, Policy policy) {
        return Proof.of(
                line,
                file,
                new Proof.Span(line.takes() ? since(policy) : Instant.MIN, gotUntil(policy), backAt(policy)),
                policy);
    }

    /** What they held from then on is to be taken back: since the leave was told, or took effect before. */
    Instant since(Policy policy) {
        var end = begins(policy);
        var known = employment.leaves().isEmpty() ? place(policy).startOf(anchor()) : opened();
        return known.isBefore(end) ? known : end;
    }

    /** Until when what they get is this leave's matter: with another tenure to come, the end of this one. */
    Instant gotUntil(Policy policy) {
        return backAt(policy).equals(Instant.MAX) ? Instant.MAX : begins(policy);
    }

    private Instant backAt(Policy policy) {
        return all.stream()
                .filter(other -> other != tenure && !other.first().isCalledOff())
                .filter(other -> other.first().start().isAfter(tenure.first().start()))
                .map(other -> other.begins(policy))
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }

    private boolean isImmediate() {
        return employment.left() != null && employment.left().immediate();
    }

    private Instant learnedWithTheHire(LocalDate end) {
        return employment.hires().stream()
                .filter(hire -> end.equals(hire.endDate()))
                .findFirst()
                .orElse(employment.hire())
                .told()
                .recorded();
    }
}
