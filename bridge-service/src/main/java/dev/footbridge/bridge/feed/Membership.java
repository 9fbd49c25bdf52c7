package dev.footbridge.bridge.feed;

import static java.util.stream.Collectors.groupingBy;

import dev.footbridge.bridge.checklist.Tenure;
import dev.footbridge.bridge.person.Fact;
import dev.footbridge.bridge.person.PersonFile;
import dev.footbridge.bridge.person.Told;
import dev.footbridge.bridge.policy.Policy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A time in which somebody is on a project: from the day they join, or begin to work here, to the day they leave the
 * project, or us.
 *
 * @param to {@link Instant#MAX} while it goes on
 * @param role as HR names it; may be empty
 */
record Membership(String project, String role, Instant from, Instant to, Entry.Cause joined, Entry.Cause left) {
    private static final Entry.Cause NEVER = new Entry.Cause("", "", Instant.EPOCH);

    static List<Membership> of(PersonFile file, Policy policy) {
        if (file.projectDays().findAny().isEmpty()) {
            return List.of();
        }
        var presences = Presence.of(file, policy);
        var byProject = projectFacts(file)
                .collect(groupingBy(Membership::projectOf, TreeMap::new, java.util.stream.Collectors.toList()));
        return byProject.values().stream()
                .flatMap(facts -> told(facts, file, policy).stream())
                .flatMap(told -> presences.stream().map(told::during))
                .filter(membership -> membership.from.isBefore(membership.to))
                .toList();
    }

    boolean covers(Instant time) {
        return !time.isBefore(from) && time.isBefore(to);
    }

    private Membership during(Presence presence) {
        var begins = presence.from().isAfter(from);
        var ends = presence.to().isBefore(to);
        return new Membership(
                project,
                role,
                begins ? presence.from() : from,
                ends ? presence.to() : to,
                begins
                        ? new Entry.Cause(
                                joined.id() + "/" + presence.began().id(),
                                presence.began().eventId(),
                                presence.began().recorded())
                        : joined,
                ends ? presence.ended() : left);
    }

    /** As HR told it, whether they work here then or not. */
    private static List<Membership> told(List<Fact> facts, PersonFile file, Policy policy) {
        var memberships = new ArrayList<Membership>();
        Fact.@Nullable ProjectJoined since = null;
        for (var fact : facts) {
            if (fact instanceof Fact.ProjectJoined joined && since == null) {
                since = joined;
            } else if (fact instanceof Fact.ProjectLeft left && since != null) {
                memberships.add(of(since, startOf(left.effectiveDate(), file, policy), cause(left), file, policy));
                since = null;
            }
        }
        if (since != null) {
            memberships.add(of(since, Instant.MAX, NEVER, file, policy));
        }
        return memberships;
    }

    private static Membership of(
            Fact.ProjectJoined joined, Instant to, Entry.Cause left, PersonFile file, Policy policy) {
        return new Membership(
                joined.project(),
                joined.role() == null ? "" : joined.role(),
                startOf(joined.effectiveDate(), file, policy),
                to,
                cause(joined),
                left);
    }

    /** 00:00 where they work that day (R10). */
    private static Instant startOf(LocalDate day, PersonFile file, Policy policy) {
        var tenures = Tenure.of(file.employments(), policy).stream()
                .filter(tenure -> !tenure.first().isCalledOff())
                .toList();
        var location = tenures.stream()
                .filter(tenure -> !tenure.first().start().isAfter(day))
                .reduce((earlier, later) -> later)
                .or(() -> tenures.stream().findFirst())
                .map(tenure -> tenure.detailsAt(day).location())
                .orElse(null);
        return policy.places().of(location).startOf(day);
    }

    private static Stream<Fact> projectFacts(PersonFile file) {
        return file.facts()
                .filter(fact -> fact instanceof Fact.ProjectJoined || fact instanceof Fact.ProjectLeft)
                .sorted(Comparator.comparing(Membership::dayOf).thenComparing(Fact::told, Told.IN_TELLING_ORDER));
    }

    private static LocalDate dayOf(Fact fact) {
        return fact instanceof Fact.ProjectJoined joined
                ? joined.effectiveDate()
                : ((Fact.ProjectLeft) fact).effectiveDate();
    }

    private static String projectOf(Fact fact) {
        return fact instanceof Fact.ProjectJoined joined ? joined.project() : ((Fact.ProjectLeft) fact).project();
    }

    private static Entry.Cause cause(Fact fact) {
        return new Entry.Cause(
                fact.told().eventId(), fact.told().eventId(), fact.told().recorded());
    }
}
