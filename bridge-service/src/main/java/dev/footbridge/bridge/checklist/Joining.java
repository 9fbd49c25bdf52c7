package dev.footbridge.bridge.checklist;

import dev.footbridge.bridge.person.DeterministicId;
import dev.footbridge.bridge.person.Employment;
import dev.footbridge.bridge.person.Fact;
import dev.footbridge.bridge.person.PersonFile;
import dev.footbridge.bridge.policy.Policy;
import dev.footbridge.bridge.policy.Situation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** A person joining: the tenure that begins, and the ones around it that say which evidence belongs to it. */
record Joining(PersonFile file, Tenure tenure, List<Tenure> all) {

    static List<Joining> of(PersonFile file, Policy policy) {
        var all = Tenure.of(file.employments(), policy);
        return all.stream().map(tenure -> new Joining(file, tenure, all)).toList();
    }

    /** The same joining in a file that knows less, and may have it under an id that is a former one by now. */
    Optional<Joining> in(PersonFile other, Policy policy) {
        var ids = Stream.concat(Stream.of(employment().id()), employment().formerIds().stream())
                .toList();
        return of(other, policy).stream()
                .filter(joining -> ids.contains(joining.employment().id()))
                .findFirst();
    }

    Employment employment() {
        return tenure.first();
    }

    UUID checklistId(String template) {
        return DeterministicId.ofChecklist(employment().id(), template);
    }

    List<UUID> formerChecklistIds(String template) {
        return employment().formerIds().stream()
                .map(id -> DeterministicId.ofChecklist(id, template))
                .sorted()
                .toList();
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
    Instant evidenceFrom(Policy policy) {
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
    Instant evidenceTo(Policy policy) {
        boolean anotherComes = all.stream()
                .anyMatch(other -> other.first().start().isAfter(employment().start()));
        return anotherComes ? tenure.ends(policy) : Instant.MAX;
    }
}
