package dev.footbridge.bridge.identity;

import dev.footbridge.bridge.person.Employment;
import dev.footbridge.bridge.person.Fact;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Who each fact is about, by looking at a whole history at once: no homes, no messages, no intervals. Slow, and plain. */
final class Reference {
    private final Map<String, Event.OnLog> facts = new LinkedHashMap<>();
    private final Map<String, String> owners = new TreeMap<>();
    private final List<Event.MatchedWith> matches = new ArrayList<>();
    private final Set<String> withdrawn = new HashSet<>();
    private final Map<String, List<Employment>> employments = new TreeMap<>();
    private final TreeSet<Instant> moments = new TreeSet<>();
    private final Map<String, String> humans = new TreeMap<>();
    private final SortedMap<String, SortedMap<String, Integer>> heard = new TreeMap<>();
    private final SortedSet<String> waiting = new TreeSet<>();

    Reference(List<Event> history) {
        for (var event : history) {
            if (event instanceof Event.OnLog told) {
                facts.merge(told.id(), told, (one, other) -> other.revision() > one.revision() ? other : one);
            } else if (event instanceof Event.OwnedBy owned) {
                owners.put(owned.task(), owned.worker());
            } else if (event instanceof Event.MatchedWith matched) {
                matches.add(matched);
            } else if (event instanceof Event.MatchWithdrawn match) {
                withdrawn.add(match.match());
            }
        }
        workers().forEach(worker -> employments.put(worker, employmentsOf(worker)));
        employments.values().forEach(all -> all.forEach(employment -> moments.add(startOf(employment))));
        ofHr(told -> told instanceof Event.Changed)
                .forEach(told -> moments.add(Event.day(((Event.Changed) told).on())));
        ofHr(told -> true).forEach(told -> moments.add(Event.day(told.toldOn())));
        facts.values().forEach(this::decide);
    }

    /** Person → event → revision. */
    SortedMap<String, SortedMap<String, Integer>> heard() {
        return heard;
    }

    Set<String> waiting() {
        return waiting;
    }

    private void decide(Event.OnLog fact) {
        var person = personOf(fact);
        if (person == null) {
            waiting.add(fact.id());
        } else {
            heard.computeIfAbsent(person, none -> new TreeMap<>()).put(fact.id(), fact.revision());
            if (fact instanceof Event.OfIt told && told.worker() != null && !isToldByHr(told.worker())) {
                waiting.add(fact.id());
            }
        }
    }

    /** Of a number nobody is told by, only IT knows; one that HR links goes to another person. */
    private boolean isToldByHr(String worker) {
        return !ofHr(told -> told.worker().equals(worker)).isEmpty()
                || !human(worker).equals(WorkerHome.personOf(worker));
    }

    private @Nullable String personOf(Event.OnLog fact) {
        if (fact instanceof Event.OfHr told) {
            return human(told.worker());
        } else if (fact instanceof Event.Reported report) {
            var owner = owners.get(report.task());
            return owner == null ? null : human(owner);
        }
        var told = (Event.OfIt) fact;
        return told.worker() != null ? human(told.worker()) : decided(told.identifiers(), told.at(), 3);
    }

    /** @param ranks how many of: humans, HR, IT may have a say */
    private @Nullable String decided(List<String> identifiers, Instant at, int ranks) {
        for (int rank = 0; rank < ranks; rank++) {
            var sure = new HashSet<String>();
            var disputed = false;
            for (var identifier : identifiers) {
                var holders = rank == 0
                        ? matched(identifier, at)
                        : rank == 1 ? employedAs(identifier, at) : seenWith(identifier, at);
                disputed |= holders.size() > 1;
                if (holders.size() == 1) {
                    sure.addAll(holders);
                }
            }
            if (sure.size() == 1) {
                return sure.iterator().next();
            } else if (disputed || !sure.isEmpty()) {
                return null;
            }
        }
        return null;
    }

    private Set<String> matched(String identifier, Instant at) {
        var people = new HashSet<String>();
        for (var match : matches) {
            if (match.identifier().equals(identifier)
                    && !withdrawn.contains(match.match())
                    && !at.isBefore(match.from())
                    && at.isBefore(match.until())) {
                people.add(human(match.worker()));
            }
        }
        return people;
    }

    private Set<String> employedAs(String identifier, Instant at) {
        var now = namedAt(identifier, at);
        if (!now.isEmpty()) {
            return now;
        }
        var earlier = new HashSet<String>();
        moments.headSet(at, true).forEach(moment -> earlier.addAll(namedAt(identifier, moment)));
        for (var moment : moments.tailSet(at, false)) {
            var then = namedAt(identifier, moment);
            if (!then.isEmpty()) {
                return then.containsAll(earlier) ? then : Set.of();
            }
        }
        return Set.of();
    }

    private Set<String> namedAt(String identifier, Instant at) {
        var people = new HashSet<String>();
        for (var worker : employments.keySet()) {
            if (identifier.startsWith("pid")) {
                if (!ofHr(told -> told instanceof Event.Hired hired
                                && hired.worker().equals(worker)
                                && identifier.equals(hired.personId())
                                && isHireOfSomeEmployment(hired))
                        .isEmpty()) {
                    people.add(human(worker));
                }
            } else if (isEmployed(worker, at) && identifier.equals(addressOf(worker, at))) {
                people.add(human(worker));
            }
        }
        return people;
    }

    private boolean isEmployed(String worker, Instant at) {
        return employments.get(worker).stream()
                .anyMatch(employment -> !employment.isCalledOff()
                        && !at.isBefore(startOf(employment))
                        && (employment.lastWorkingDay() == null
                                || at.isBefore(employment
                                        .lastWorkingDay()
                                        .plusDays(1)
                                        .atStartOfDay(ZoneOffset.UTC)
                                        .toInstant())));
    }

    /** The e-mail address that was told last of those that apply by then. */
    private @Nullable String addressOf(String worker, Instant at) {
        Event.@Nullable OfHr latest = null;
        for (var told :
                ofHr(told -> told.worker().equals(worker) && told.names().containsKey(Event.EMAIL))) {
            var since = since(told);
            if (since != null && !since.isAfter(at) && (latest == null || applies(latest, told))) {
                latest = told;
            }
        }
        return latest == null ? null : latest.names().get(Event.EMAIL).orElse(null);
    }

    private boolean applies(Event.OfHr before, Event.OfHr after) {
        int order = Objects.requireNonNull(since(before)).compareTo(Objects.requireNonNull(since(after)));
        if (order == 0) {
            order = Integer.compare(before.toldOn(), after.toldOn());
        }
        return order < 0 || order == 0 && before.id().compareTo(after.id()) < 0;
    }

    /** Null: a later hire of the same employment says it again, so this one no longer counts. */
    private @Nullable Instant since(Event.OfHr told) {
        if (told instanceof Event.Changed changed) {
            return Event.day(changed.on());
        }
        for (var employment : employments.get(told.worker())) {
            var naming = employment.hires().stream()
                    .map(hire -> (Event.OfHr) facts.get(hire.told().eventId()))
                    .filter(hire -> hire.names().containsKey(Event.EMAIL))
                    .reduce((one, other) -> other);
            if (naming.isPresent() && naming.get().equals(told)) {
                var start = startOf(employment);
                return start.isBefore(Event.day(told.toldOn())) ? start : Event.day(told.toldOn());
            }
        }
        return null;
    }

    /** By what IT told along with better identifiers, never by what rests on that itself. */
    private Set<String> seenWith(String account, Instant at) {
        var first = new TreeMap<String, Instant>();
        var last = new TreeMap<String, Instant>();
        for (var fact : facts.values()) {
            if (fact instanceof Event.OfIt told && told.accounts().contains(account)) {
                var person = supported(told, account);
                if (person != null) {
                    var day = told.at().atOffset(ZoneOffset.UTC).toLocalDate().atStartOfDay(ZoneOffset.UTC);
                    first.merge(person, told.at(), (one, other) -> one.isBefore(other) ? one : other);
                    last.merge(person, day.toInstant(), (one, other) -> one.isAfter(other) ? one : other);
                }
            }
        }
        if (first.size() == 1) {
            return first.keySet();
        }
        last.replaceAll((person, day) -> day.isBefore(first.get(person)) ? first.get(person) : day);
        var around = matching(
                first,
                person -> !first.get(person).isAfter(at) && !last.get(person).isBefore(at));
        if (!around.isEmpty()) {
            return around;
        }
        var before = last.values().stream().filter(at::isAfter).max(Instant::compareTo);
        return before.isPresent()
                ? matching(last, person -> last.get(person).equals(before.get()))
                : matching(
                        first, person -> first.values().stream().noneMatch(other -> other.isBefore(first.get(person))));
    }

    private @Nullable String supported(Event.OfIt told, String account) {
        if (told.worker() != null) {
            return human(told.worker());
        }
        var without = new ArrayList<>(told.identifiers());
        without.remove(account);
        var by = decided(without, told.at(), 2);
        return by != null && by.equals(decided(told.identifiers(), told.at(), 2)) ? by : null;
    }

    private static Set<String> matching(Map<String, Instant> people, Predicate<String> wanted) {
        var matching = new TreeSet<>(people.keySet());
        matching.removeIf(wanted.negate());
        return matching;
    }

    private String human(String worker) {
        return humans.computeIfAbsent(worker, this::survivorOf);
    }

    /** The smallest id of all worker numbers that are one human being. */
    private String survivorOf(String worker) {
        var same = new TreeSet<>(Set.of(worker));
        var grows = true;
        while (grows) {
            grows = false;
            for (var told : ofHr(told -> told.same() != null)) {
                if (same.contains(told.worker()) || same.contains(told.same())) {
                    grows |= same.add(told.worker()) | same.add(told.same());
                }
            }
        }
        return same.stream().map(WorkerHome::personOf).min(String::compareTo).orElseThrow();
    }

    private boolean isHireOfSomeEmployment(Event.Hired hired) {
        return employments.get(hired.worker()).stream()
                .anyMatch(employment -> employment.hires().stream()
                        .filter(hire -> ((Event.Hired) facts.get(hire.told().eventId())).personId() != null)
                        .reduce((one, other) -> other)
                        .filter(hire -> hire.told().eventId().equals(hired.id()))
                        .isPresent());
    }

    private Set<String> workers() {
        var workers = new TreeSet<String>();
        ofHr(told -> true).forEach(told -> workers.add(told.worker()));
        return workers;
    }

    private List<Employment> employmentsOf(String worker) {
        return Employment.of(ofHr(told -> told.worker().equals(worker)).stream()
                .map(Event.OfHr::statement)
                .filter(Fact.EmploymentStatement.class::isInstance)
                .map(Fact.EmploymentStatement.class::cast)
                .toList());
    }

    private List<Event.OfHr> ofHr(Predicate<Event.OfHr> wanted) {
        return facts.values().stream()
                .filter(Event.OfHr.class::isInstance)
                .map(Event.OfHr.class::cast)
                .filter(wanted)
                .toList();
    }

    private static Instant startOf(Employment employment) {
        return employment.start().atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
