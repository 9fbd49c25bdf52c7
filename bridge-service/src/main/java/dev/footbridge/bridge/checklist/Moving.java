package dev.footbridge.bridge.checklist;

import dev.footbridge.bridge.access.Priority;
import dev.footbridge.bridge.person.DeterministicId;
import dev.footbridge.bridge.person.Employment;
import dev.footbridge.bridge.person.EmploymentDetails;
import dev.footbridge.bridge.person.Entitlement;
import dev.footbridge.bridge.person.PersonFile;
import dev.footbridge.bridge.policy.ChecklistTemplate;
import dev.footbridge.bridge.policy.Place;
import dev.footbridge.bridge.policy.Policy;
import dev.footbridge.bridge.policy.Situation;
import dev.footbridge.bridge.policy.Trigger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * A person taking another position within a tenure, be it by a move or by an employment that follows another without a
 * leave (R7). What is told for one day is one move: of a move that is put off, the source has told two.
 */
public record Moving(PersonFile file, Tenure tenure, Employment employment, LocalDate day) implements Occasion {

    /** By day. */
    public static List<Moving> of(PersonFile file, Policy policy) {
        return Tenure.of(file.employments(), policy).stream()
                .filter(tenure -> !tenure.first().isCalledOff())
                .flatMap(tenure -> days(tenure).map(day -> new Moving(file, tenure, tenure.at(day), day)))
                .filter(moving -> !moving.from().equals(moving.to()))
                .toList();
    }

    private static Stream<LocalDate> days(Tenure tenure) {
        var last = tenure.lastWorkingDay();
        return tenure.employments().stream()
                .flatMap(Employment::turningDays)
                .filter(day -> day.isAfter(tenure.first().start()))
                .filter(day -> last == null || !day.isAfter(last))
                .distinct()
                .sorted();
    }

    public EmploymentDetails from() {
        return tenure.detailsAt(day.minusDays(1));
    }

    public EmploymentDetails to() {
        return tenure.detailsAt(day);
    }

    @Override
    public Trigger trigger() {
        return Trigger.MOVED;
    }

    @Override
    public UUID checklistId(String template) {
        return DeterministicId.ofChecklist(employment.id(), template + "@" + key());
    }

    @Override
    public List<UUID> formerChecklistIds(String template) {
        var byItsDay = Stream.of(day.toString()).filter(key -> !day.equals(employment.start()));
        var keys = Stream.concat(keys().stream(), byItsDay).toList(); // as versions before knew it
        return idsBy(keys, (employmentId, key) -> DeterministicId.ofChecklist(employmentId, template + "@" + key))
                .filter(id -> !id.equals(checklistId(template)))
                .toList();
    }

    @Override
    public Optional<Moving> in(PersonFile other, Policy policy) {
        var ids = employmentIds();
        return of(other, policy).stream()
                .filter(moving ->
                        ids.contains(moving.employment().id()) && !Collections.disjoint(moving.keys(), keys()))
                .findFirst();
    }

    @Override
    public Instant opened() {
        return employment.movesOn(day).stream()
                .map(move -> move.told().recorded())
                .min(Comparator.naturalOrder())
                .orElseGet(employment::opened);
    }

    @Override
    public Instant begins(Policy policy) {
        return place(policy).startOf(day);
    }

    @Override
    public LocalDate anchor() {
        return day;
    }

    @Override
    public LocalDate anchorToldBy(Instant time) {
        return day;
    }

    @Override
    public Instant learned(LocalDate anchor) {
        return opened();
    }

    @Override
    public Place place(Policy policy) {
        return policy.places().of(to().location());
    }

    /** Called off before it began: it is no move then, and nobody's. */
    @Override
    public boolean isOff() {
        return false;
    }

    @Override
    public boolean isOver(Policy policy, Instant now) {
        return !now.isBefore(tenure.ends(policy));
    }

    @Override
    public Priority priority(boolean late) {
        return late ? Priority.HIGH : Priority.NORMAL;
    }

    @Override
    public Optional<Called> called(Policy policy, ChecklistTemplate template, Instant now) {
        return appliesTo(template) ? Optional.of(Transition.called(this, policy, template, now)) : Optional.empty();
    }

    @Override
    public Proof proof(Line line, Policy policy) {
        var span = line.takes()
                ? new Proof.Span(since(policy), Instant.MAX, Instant.MAX)
                : new Proof.Span(since(policy), begins(policy), tenure.ends(policy));
        return Proof.of(line, file, span, policy);
    }

    public boolean appliesTo(ChecklistTemplate template) {
        return situations(day, to()).stream()
                .anyMatch(situation -> template.when().test(situation).holds());
    }

    /** What they are owed by rule once it has taken effect: on its day, or on a later one. */
    public SortedSet<Entitlement> owedOn(LocalDate later, Policy policy) {
        var on = later.isBefore(day) ? day : later;
        return policy.owed(situations(on, tenure.detailsAt(on)));
    }

    public SortedSet<Entitlement> owedBefore(Policy policy) {
        return policy.owed(situations(day.minusDays(1), from()));
    }

    /** What took effect before its source was adopted is history, not work (R9a). */
    public boolean isHistory(Policy policy, Map<String, LocalDate> connected) {
        return Checklists.isHistory(policy, this, connected);
    }

    /** Of the review it calls for. */
    public UUID reviewId() {
        return DeterministicId.ofReview(employment.id(), "move@" + key());
    }

    public List<UUID> formerReviewIds() {
        return idsBy(keys(), (employmentId, key) -> DeterministicId.ofReview(employmentId, "move@" + key))
                .filter(id -> !id.equals(reviewId()))
                .toList();
    }

    /** Since it was told, or took effect before. */
    public Instant since(Policy policy) {
        var begins = begins(policy);
        return opened().isBefore(begins) ? opened() : begins;
    }

    private List<Situation> situations(LocalDate on, EmploymentDetails details) {
        return Situations.ofMove(file, tenure.at(on).worker().source(), details, on, from(), to());
    }

    /**
     * What tells it from other moves of this employment (R12): what was told of it first, not its day, which a correction
     * changes; of the employment's own start, that it is that.
     */
    private String key() {
        return keys().get(0);
    }

    /** The same, had only some of it been known. */
    private List<String> keys() {
        return day.equals(employment.start())
                ? List.of("start")
                : employment.movesOn(day).stream()
                        .map(move -> move.told().eventId())
                        .toList();
    }

    private Stream<UUID> idsBy(List<String> keys, BiFunction<UUID, String, UUID> idOf) {
        return employmentIds().stream()
                .flatMap(id -> keys.stream().map(key -> idOf.apply(id, key)))
                .distinct()
                .sorted();
    }

    private List<UUID> employmentIds() {
        return Stream.concat(Stream.of(employment.id()), employment.formerIds().stream())
                .toList();
    }
}
