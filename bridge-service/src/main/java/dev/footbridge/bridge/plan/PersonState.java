package dev.footbridge.bridge.plan;

import dev.footbridge.bridge.checklist.Tenure;
import dev.footbridge.bridge.person.Employment;
import dev.footbridge.bridge.person.PersonFile;
import dev.footbridge.bridge.person.PersonId;
import dev.footbridge.bridge.person.WorkerKey;
import dev.footbridge.bridge.policy.Place;
import dev.footbridge.bridge.policy.Policy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The person as of now, without anything personal.
 *
 * @param workers the worker numbers they go by, sorted
 * @param current the employment that counts now, else the next, else the last; none before a hire was told
 * @param employments by start
 * @param projects ids of those they are on, sorted
 */
public record PersonState(
        PersonId id,
        List<WorkerKey> workers,
        PersonStatus status,
        @Nullable EmploymentState current,
        List<EmploymentState> employments,
        List<String> projects) {

    /** Ids they had before: each worker number was a person by itself until it was linked. */
    public List<UUID> formerIds() {
        return workers.stream()
                .map(worker -> PersonId.ofWorker(worker.token()))
                .filter(person -> !person.equals(id))
                .map(PersonId::value)
                .distinct()
                .sorted()
                .toList();
    }

    static PersonState of(PersonFile file, Policy policy, Instant now) {
        var employments = file.employments();
        var current = current(employments, policy, now);
        var today = current.map(employment -> place(employment, policy))
                .orElse(policy.places().defaults())
                .dayOf(now);
        return new PersonState(
                file.id(),
                file.workers(),
                current.map(employment -> status(file, employment, policy, now, today))
                        .orElse(PersonStatus.EXPECTED),
                current.map(employment -> state(employment, policy, now)).orElse(null),
                employments.stream()
                        .map(employment -> state(employment, policy, now))
                        .toList(),
                List.copyOf(file.projects(today).keySet()));
    }

    private static Optional<Employment> current(List<Employment> employments, Policy policy, Instant now) {
        Predicate<Employment> calledOff = Employment::isCalledOff;
        Predicate<Employment> begun = employment -> hasBegun(employment, policy, now);
        Predicate<Employment> over = employment -> isOver(employment, policy, now);
        return last(employments, calledOff.negate().and(begun).and(over.negate()))
                .or(() -> employments.stream()
                        .filter(calledOff.negate().and(begun.negate()))
                        .findFirst())
                .or(() -> last(employments, calledOff.negate()))
                .or(() -> last(employments, employment -> true));
    }

    private static PersonStatus status(
            PersonFile file, Employment current, Policy policy, Instant now, LocalDate today) {
        if (current.isCalledOff() || isOver(current, policy, now)) {
            return PersonStatus.LEFT;
        }
        if (!hasBegun(current, policy, now)) {
            return PersonStatus.EXPECTED;
        }
        return file.absences().coverDay(today) ? PersonStatus.ABSENT : PersonStatus.ACTIVE;
    }

    private static EmploymentState state(Employment employment, Policy policy, Instant now) {
        var today = place(employment, policy).dayOf(now);
        var last = employment.lastWorkingDay();
        var day = last != null && today.isAfter(last) ? last : today;
        return new EmploymentState(
                employment.id(),
                employment.worker(),
                employment.start(),
                last,
                employment.left() == null ? null : employment.left().terminationDate(),
                employment.rescinded() != null,
                employment.asOf(day),
                employment.formerIds());
    }

    private static boolean hasBegun(Employment employment, Policy policy, Instant now) {
        return !now.isBefore(place(employment, policy).startOf(employment.start()));
    }

    private static boolean isOver(Employment employment, Policy policy, Instant now) {
        return !now.isBefore(Tenure.endOf(employment, policy));
    }

    private static Place place(Employment employment, Policy policy) {
        return policy.places().of(employment.asOf(employment.start()).location());
    }

    private static <T> Optional<T> last(List<T> items, Predicate<T> wanted) {
        return items.stream().filter(wanted).reduce((earlier, later) -> later);
    }
}
