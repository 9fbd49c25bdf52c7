package dev.footbridge.bridge.plan;

import dev.footbridge.bridge.checklist.Checklist;
import dev.footbridge.bridge.checklist.Task;
import dev.footbridge.bridge.checklist.Tenure;
import dev.footbridge.bridge.person.Employment;
import dev.footbridge.bridge.person.PersonFile;
import dev.footbridge.bridge.policy.Place;
import dev.footbridge.bridge.policy.Policy;
import dev.footbridge.bridge.review.Reviews;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The moments at which time alone can change a plan; one too many costs a look, one too few a deadline. */
final class Moments {

    private Moments() {}

    static @Nullable Instant next(
            PersonFile file, List<Checklist> checklists, Reviews reviews, Circumstances circumstances) {
        var policies = circumstances.policies().versions();
        var ofPerson = policies.stream().flatMap(policy -> ofPerson(file, policy));
        var openings = checklists.stream()
                .flatMap(checklist -> checklist.tasks().stream())
                .map(Task::opens);
        var publications = policies.stream().map(Policy::publishedAt);
        return Stream.of(ofPerson, openings, reviews.turningPoints().stream(), publications)
                .flatMap(moments -> moments)
                .filter(moment -> moment.isAfter(circumstances.now()) && !moment.equals(Instant.MAX))
                .min(Instant::compareTo)
                .orElse(null);
    }

    private static Stream<Instant> ofPerson(PersonFile file, Policy policy) {
        var employments = file.employments();
        var ends = employments.stream().map(employment -> Tenure.endOf(employment, policy));
        var verified = file.saidOfTasks()
                .map(said -> said.told().effective().plus(policy.limits().verification()));
        var midnights = days(file, employments)
                .flatMap(day -> places(employments, policy).map(place -> place.startOf(day)));
        return Stream.of(ends, verified, midnights).flatMap(moments -> moments);
    }

    private static Stream<LocalDate> days(PersonFile file, List<Employment> employments) {
        return Stream.of(
                        employments.stream().flatMap(Employment::turningDays),
                        file.absences().turningDays(),
                        file.projectDays())
                .flatMap(days -> days);
    }

    /** Wherever they ever work: which of its midnights counts depends on the day. */
    private static Stream<Place> places(List<Employment> employments, Policy policy) {
        var theirs = employments.stream()
                .flatMap(employment -> employment.turningDays().map(employment::asOf))
                .map(details -> policy.places().of(details.location()));
        return Stream.concat(Stream.of(policy.places().defaults()), theirs).distinct();
    }
}
