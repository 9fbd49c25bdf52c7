package dev.footbridge.bridge.identity;

import dev.footbridge.bridge.person.Employment;
import dev.footbridge.bridge.person.Fact;
import dev.footbridge.bridge.person.Told;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which identifiers HR says a worker number has, and when (R5): each from its effective time until HR tells another,
 * and only while the person is employed. Days are those of UTC: work locations are the policy's, and no policy is read
 * here.
 */
final class HrClaims {
    /** The organisation's own id of a person outlives employments. */
    static final String LASTING = "PERSON/";

    private record Name(Instant since, Told told, Optional<String> token) {}

    private record Period(Instant from, Instant until) {}

    private final String person;
    private final SortedMap<String, List<Claim>> claims = new TreeMap<>();

    private HrClaims(String person) {
        this.person = person;
    }

    /** By token. */
    static SortedMap<String, List<Claim>> of(String person, Collection<Naming> namings) {
        var read = new HrClaims(person);
        var employments = Employment.of(namings.stream()
                .map(Naming::statement)
                .filter(Fact.EmploymentStatement.class::isInstance)
                .map(Fact.EmploymentStatement.class::cast)
                .toList());
        var periods = periods(employments);
        names(employments, namings).forEach((field, names) -> {
            if (field.startsWith(LASTING)) {
                names.forEach(name -> name.token().ifPresent(read::claimForEver));
            } else {
                read.claim(names, periods);
            }
        });
        return read.claims;
    }

    private void claimForEver(String token) {
        claims.put(token, List.of(Claim.forEver(Rank.HR, person)));
    }

    private void claim(List<Name> names, List<Period> periods) {
        for (int i = 0; i < names.size(); i++) {
            var name = names.get(i);
            var until = i + 1 < names.size() ? names.get(i + 1).since() : Instant.MAX;
            if (name.token().isPresent()) {
                periods.forEach(period ->
                        claim(name.token().get(), later(name.since(), period.from()), earlier(until, period.until())));
            }
        }
    }

    private void claim(String token, Instant from, Instant until) {
        if (from.isBefore(until)) {
            claims.computeIfAbsent(token, none -> new ArrayList<>()).add(new Claim(Rank.HR, person, from, until));
        }
    }

    private static List<Period> periods(List<Employment> employments) {
        return employments.stream()
                .filter(employment -> !employment.isCalledOff())
                .map(employment -> new Period(startOf(employment.start()), endOf(employment.lastWorkingDay())))
                .toList();
    }

    /** Each field's names in the order they apply. */
    private static Map<String, List<Name>> names(List<Employment> employments, Collection<Naming> namings) {
        var names = new HashMap<String, List<Name>>();
        var byEvent = new HashMap<String, Naming>();
        namings.forEach(naming -> byEvent.put(naming.statement().told().eventId(), naming));
        employments.forEach(employment -> namesOf(employment, byEvent)
                .forEach((field, name) ->
                        names.computeIfAbsent(field, none -> new ArrayList<>()).add(name)));
        namings.stream()
                .filter(naming -> naming.statement() instanceof Fact.PersonChanged)
                .forEach(naming -> naming.names()
                        .forEach((field, token) -> names.computeIfAbsent(field, none -> new ArrayList<>())
                                .add(new Name(
                                        naming.statement().told().effective(),
                                        naming.statement().told(),
                                        token))));
        names.values()
                .forEach(all ->
                        all.sort(Comparator.comparing(Name::since).thenComparing(Name::told, Told.IN_TELLING_ORDER)));
        return names;
    }

    /** Its hires correct each other; a name is known ahead of the first day, so a change before it is a change. */
    private static Map<String, Name> namesOf(Employment employment, Map<String, Naming> byEvent) {
        var names = new TreeMap<String, Name>();
        for (var hire : employment.hires()) {
            var since = earlier(startOf(employment.start()), hire.told().told());
            byEvent.get(hire.told().eventId())
                    .names()
                    .forEach((field, token) -> names.put(field, new Name(since, hire.told(), token)));
        }
        return names;
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Instant endOf(@Nullable LocalDate lastDay) {
        return lastDay == null ? Instant.MAX : startOf(lastDay.plusDays(1));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
