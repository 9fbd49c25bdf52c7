package dev.footbridge.bridge.checklist;

import dev.footbridge.bridge.access.Priority;
import dev.footbridge.bridge.person.DeterministicId;
import dev.footbridge.bridge.person.Employment;
import dev.footbridge.bridge.person.Fact;
import dev.footbridge.bridge.person.PersonFile;
import dev.footbridge.bridge.policy.ChecklistTemplate;
import dev.footbridge.bridge.policy.Place;
import dev.footbridge.bridge.policy.Policy;
import dev.footbridge.bridge.policy.Situation;
import dev.footbridge.bridge.policy.Trigger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** A person joining: the tenure that begins, and the ones around it that say which evidence belongs to it. */
record Joining(PersonFile file, Tenure tenure, List<Tenure> all) implements Occasion {

    static List<Joining> of(PersonFile file, Policy policy) {
        var all = Tenure.of(file.employments(), policy);
        return all.stream().map(tenure -> new Joining(file, tenure, all)).toList();
    }

    @Override
    public Trigger trigger() {
        return Trigger.HIRED;
    }

    @Override
    public Optional<Joining> in(PersonFile other, Policy policy) {
        var ids = Stream.concat(Stream.of(employment().id()), employment().formerIds().stream())
                .toList();
        return of(other, policy).stream()
                .filter(joining -> ids.contains(joining.employment().id()))
                .findFirst();
    }

    @Override
    public Employment employment() {
        return tenure.first();
    }

    @Override
    public UUID checklistId(String template) {
        return DeterministicId.ofChecklist(employment().id(), template);
    }

    @Override
    public List<UUID> formerChecklistIds(String template) {
        return employment().formerIds().stream()
                .map(id -> DeterministicId.ofChecklist(id, template))
                .sorted()
                .toList();
    }

    @Override
    public Instant opened() {
        return employment().opened();
    }

    @Override
    public Instant begins(Policy policy) {
        return tenure.begins(policy);
    }

    @Override
    public LocalDate anchor() {
        return employment().start();
    }

    @Override
    public LocalDate anchorToldBy(Instant time) {
        return employment().startToldBy(time);
    }

    @Override
    public Instant learned(LocalDate anchor) {
        return employment().learned(anchor);
    }

    @Override
    public Place place(Policy policy) {
        return tenure.startPlace(policy);
    }

    @Override
    public boolean isOff() {
        return employment().isCalledOff();
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
        return Owed.of(this, policy, template, now).map(owed -> owed.called(template));
    }

    @Override
    public Proof proof(Line line, Policy policy) {
        return Proof.of(
                line, file, new Proof.Span(evidenceFrom(policy), tenure.begins(policy), evidenceTo(policy)), policy);
    }

    /** What conditions see at the start, had this hire been the last word. */
    List<Situation> atStart(Fact.WorkerHired hire) {
        return Situations.of(
                file,
                hire.worker().source(),
                employment().asOf(hire.startDate(), hire),
                employment().start());
    }

    List<Situation> on(LocalDate day) {
        return Situations.of(file, tenure.at(day).worker().source(), tenure.detailsAt(day), day);
    }

    /** From when on evidence is about this tenure: what an earlier one left behind may have been taken back since. */
    private Instant evidenceFrom(Policy policy) {
        var begins = tenure.begins(policy);
        return all.stream()
                .filter(other -> other != tenure && !other.first().isCalledOff())
                .filter(other -> other.first().start().isBefore(employment().start()))
                .map(other -> other.ends(policy))
                .filter(end -> !end.equals(Instant.MAX))
                .max(Comparator.naturalOrder())
                .map(end -> end.isBefore(begins) ? end : begins)
                .orElse(Instant.MIN);
    }

    /** Until when: with another tenure to come, the end of this one. */
    private Instant evidenceTo(Policy policy) {
        boolean anotherComes = all.stream()
                .anyMatch(other -> other.first().start().isAfter(employment().start()));
        return anotherComes ? tenure.ends(policy) : Instant.MAX;
    }
}
