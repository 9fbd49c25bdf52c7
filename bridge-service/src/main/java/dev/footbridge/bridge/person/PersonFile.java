package dev.footbridge.bridge.person;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that still counts of what we were told about one person, by subject. Equal for equal facts, in whatever order they came. */
public final class PersonFile {

    private final PersonId id;
    private final SortedMap<String, List<Fact>> subjects;
    private @Nullable List<Fact> plannedOn;
    private @Nullable List<Employment> employments;

    private PersonFile(PersonId id, SortedMap<String, List<Fact>> subjects) {
        this.id = id;
        this.subjects = Collections.unmodifiableSortedMap(subjects);
    }

    public PersonId id() {
        return id;
    }

    public SortedMap<String, List<Fact>> subjects() {
        return subjects;
    }

    /** From all facts of the person, or from the survivors alone: it is the same file. */
    public static PersonFile of(PersonId id, Collection<? extends Fact> facts) {
        var subjects = new TreeMap<String, List<Fact>>();
        facts.stream().collect(groupingBy(Fact::subject)).forEach((subject, told) -> put(subjects, subject, told));
        return new PersonFile(id, subjects);
    }

    /** One fact more. A copy of an event with other content is not heard: fold its subject again by {@link #fold}. */
    public PersonFile hear(Fact fact) {
        var facts = new ArrayList<Fact>(survivors(fact.subject()));
        facts.add(fact);
        return fold(fact.subject(), facts);
    }

    /** One fact less, and what it had superseded counts again. */
    public PersonFile takeBack(String eventId, Collection<? extends Fact> restOfSubject) {
        return subjects.entrySet().stream()
                .filter(entry -> entry.getValue().stream()
                        .anyMatch(fact -> fact.told().eventId().equals(eventId)))
                .findFirst()
                .map(entry -> fold(entry.getKey(), restOfSubject))
                .orElse(this);
    }

    /** A subject anew, from all facts about it. */
    public PersonFile fold(String subject, Collection<? extends Fact> factsOfSubject) {
        var changed = new TreeMap<>(subjects);
        put(changed, subject, factsOfSubject);
        return new PersonFile(id, changed);
    }

    public Collection<Fact> survivors(String subject) {
        return subjects.getOrDefault(subject, List.of());
    }

    public Stream<Fact> facts() {
        return subjects.values().stream().flatMap(List::stream);
    }

    public <F extends Fact> Stream<F> facts(Class<F> kind) {
        return facts().filter(kind::isInstance).map(kind::cast);
    }

    /** The facts that rules look at: never one that counts for something personal alone. */
    public Stream<Fact> plannedOn() {
        if (plannedOn == null) {
            plannedOn = subjects.values().stream()
                    .flatMap(facts -> Survivors.plannedOn(facts).stream())
                    .toList();
        }
        return plannedOn.stream();
    }

    /** What was known at a time: the same file with fewer facts (R2). */
    public PersonFile knownAt(Instant time) {
        return of(
                id,
                facts().filter(fact -> !fact.told().recorded().isAfter(time)).toList());
    }

    /** Of every worker number, by start. */
    public List<Employment> employments() {
        if (employments == null) {
            var byWorker = plannedOn()
                    .filter(Fact.EmploymentStatement.class::isInstance)
                    .map(Fact.EmploymentStatement.class::cast)
                    .collect(groupingBy(Fact.EmploymentStatement::worker));
            employments = Employment.byStart(byWorker.values().stream()
                    .flatMap(statements -> Episodes.of(statements).stream())
                    .toList());
        }
        return employments;
    }

    public Absences absences() {
        return Absences.of(this);
    }

    public Holding holding(Entitlement entitlement) {
        return Holding.of(
                facts(Fact.AccessGranted.class)
                        .filter(fact -> fact.entitlement().equals(entitlement)),
                facts(Fact.AccessRevoked.class)
                        .filter(fact -> fact.entitlement().equals(entitlement)));
    }

    /** An account in a system, by whatever name. */
    public Holding account(String system) {
        return Holding.of(
                facts(Fact.AccountCreated.class).filter(fact -> fact.system().equals(system)),
                facts(Fact.AccountDisabled.class).filter(fact -> fact.system().equals(system)));
    }

    /** Assets of a kind, each by its tag. */
    public List<Holding> assets(String kind) {
        var tags = facts(Fact.AssetAssigned.class)
                .filter(fact -> fact.asset().equals(kind))
                .collect(groupingBy(Fact.AssetAssigned::tag, TreeMap::new, toList()));
        return tags.entrySet().stream()
                .map(tag -> Holding.of(
                        tag.getValue().stream(),
                        facts(Fact.AssetReturned.class)
                                .filter(fact -> fact.tag().equals(tag.getKey()))))
                .toList();
    }

    /** Projects they are on at a date, with their role there, which may be empty. */
    public SortedMap<String, String> projects(LocalDate date) {
        var projects = new TreeMap<String, String>();
        projectFacts()
                .filter(fact -> !dayOf(fact).isAfter(date))
                .sorted(Comparator.comparing(PersonFile::dayOf).thenComparing(Fact::told, Told.IN_TELLING_ORDER))
                .forEach(fact -> {
                    if (fact instanceof Fact.ProjectJoined joined) {
                        projects.put(joined.project(), joined.role() == null ? "" : joined.role());
                    } else if (fact instanceof Fact.ProjectLeft left) {
                        projects.remove(left.project());
                    }
                });
        return projects;
    }

    public Stream<LocalDate> projectDays() {
        return projectFacts().map(PersonFile::dayOf);
    }

    /** Every personal field by its latest, whoever told it; nothing here is ever planned on. */
    public PersonalData personal() {
        var latest = new TreeMap<String, Fact>();
        facts().forEach(fact -> valuesOf(fact)
                .keySet()
                .forEach(field -> latest.merge(
                        field, fact, (one, other) -> one.told().compareTo(other.told()) >= 0 ? one : other)));
        var values = new TreeMap<String, String>();
        latest.forEach((field, fact) -> values.put(field, valuesOf(fact).get(field)));
        return new PersonalData(values);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PersonFile file && id.equals(file.id) && subjects.equals(file.subjects);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, subjects);
    }

    @Override
    public String toString() {
        return "PersonFile[" + id + ", " + subjects + "]";
    }

    private static Map<String, String> valuesOf(Fact fact) {
        if (fact instanceof Fact.WorkerHired hired) {
            return hired.personal().values();
        }
        return fact instanceof Fact.PersonChanged changed ? changed.personal().values() : Map.of();
    }

    private Stream<Fact> projectFacts() {
        return facts().filter(fact -> fact instanceof Fact.ProjectJoined || fact instanceof Fact.ProjectLeft);
    }

    private static LocalDate dayOf(Fact fact) {
        return fact instanceof Fact.ProjectJoined joined
                ? joined.effectiveDate()
                : ((Fact.ProjectLeft) fact).effectiveDate();
    }

    private static void put(Map<String, List<Fact>> subjects, String subject, Collection<? extends Fact> facts) {
        var survivors = Survivors.of(facts);
        if (survivors.isEmpty()) {
            subjects.remove(subject);
        } else {
            subjects.put(subject, survivors);
        }
    }
}
