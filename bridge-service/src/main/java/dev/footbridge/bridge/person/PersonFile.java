package dev.footbridge.bridge.person;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that still counts of what we were told about one person, by subject. Equal for equal facts, in whatever order they
 * came. Asking for one thing, and one fact more, cost what the subjects concerned cost, not what the whole history does.
 */
public final class PersonFile {

    private final PersonId id;
    private final SortedMap<String, List<Fact>> subjects;
    private final SortedMap<String, List<Fact>> plannedOn;
    private @Nullable List<Employment> employments;
    private @Nullable List<String> idsPlannedOn;

    private PersonFile(PersonId id, SortedMap<String, List<Fact>> subjects, SortedMap<String, List<Fact>> plannedOn) {
        this.id = id;
        this.subjects = Collections.unmodifiableSortedMap(subjects);
        this.plannedOn = plannedOn;
    }

    public PersonId id() {
        return id;
    }

    public SortedMap<String, List<Fact>> subjects() {
        return subjects;
    }

    /** From all facts of the person, or from the survivors alone: it is the same file. */
    public static PersonFile of(PersonId id, Collection<? extends Fact> facts) {
        return new PersonFile(id, new TreeMap<>(), new TreeMap<>())
                .fold(facts.stream().collect(groupingBy(Fact::subject)));
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
        return fold(Map.of(subject, factsOfSubject));
    }

    /** Several subjects anew, each from all facts about it; the others are not looked at. */
    public PersonFile fold(Map<String, ? extends Collection<? extends Fact>> factsBySubject) {
        var survivors = new TreeMap<>(subjects);
        var planned = new TreeMap<>(plannedOn);
        factsBySubject.forEach((subject, facts) -> {
            var still = Survivors.of(facts);
            put(survivors, subject, still);
            put(planned, subject, Survivors.plannedOn(still));
        });
        return new PersonFile(id, survivors, planned);
    }

    public Collection<Fact> survivors(String subject) {
        return subjects.getOrDefault(subject, List.of());
    }

    /** How many facts still count. */
    public int size() {
        return subjects.values().stream().mapToInt(List::size).sum();
    }

    public Stream<Fact> facts() {
        return subjects.values().stream().flatMap(List::stream);
    }

    public <F extends Fact> Stream<F> facts(Class<F> kind) {
        return only(facts(), kind);
    }

    /** The facts that rules look at: never one that counts for something personal alone. */
    public Stream<Fact> plannedOn() {
        return plannedOn.values().stream().flatMap(List::stream);
    }

    /** The event ids of those, sorted. */
    public List<String> idsPlannedOn() {
        if (idsPlannedOn == null) {
            idsPlannedOn =
                    plannedOn().map(fact -> fact.told().eventId()).sorted().toList();
        }
        return idsPlannedOn;
    }

    /** What was known at a time: the same file with fewer facts (R2). */
    public PersonFile knownAt(Instant time) {
        var fewer = new HashMap<String, List<Fact>>();
        subjects.forEach((subject, facts) -> {
            var known = facts.stream()
                    .filter(fact -> !fact.told().recorded().isAfter(time))
                    .toList();
            if (known.size() < facts.size()) {
                fewer.put(subject, known);
            }
        });
        return fewer.isEmpty() ? this : fold(fewer);
    }

    /** Of every worker number, by start. */
    public List<Employment> employments() {
        if (employments == null) {
            var byWorker = employmentStatements().collect(groupingBy(Fact.EmploymentStatement::worker));
            employments = Employment.byStart(byWorker.values().stream()
                    .flatMap(statements -> Episodes.of(statements).stream())
                    .toList());
        }
        return employments;
    }

    /** The worker numbers they go by, sorted. */
    public List<WorkerKey> workers() {
        return employmentStatements()
                .map(Fact.EmploymentStatement::worker)
                .distinct()
                .sorted()
                .toList();
    }

    public Absences absences() {
        return new Absences(
                about("absence/", Fact.AbsenceStarted.class).toList(),
                about("absence/", Fact.AbsenceEnded.class).toList());
    }

    /** What desks and people said about tasks. */
    public Stream<Fact> saidOfTasks() {
        return about("task/", Fact.class);
    }

    /** Of an entitlement, under whatever account. */
    public Holding holding(Entitlement entitlement) {
        return Holding.of(granted(entitlement), revoked(entitlement));
    }

    /** The same by account: whoever has it under two has it until both are gone (R19). */
    public List<Holding> holdings(Entitlement entitlement) {
        return Holding.byAccount(
                granted(entitlement), Fact.AccessGranted::account, revoked(entitlement), Fact.AccessRevoked::account);
    }

    private Stream<Fact.AccessGranted> granted(Entitlement entitlement) {
        return only(survivors("grant/" + entitlement).stream(), Fact.AccessGranted.class)
                .filter(fact -> fact.entitlement().equals(entitlement));
    }

    private Stream<Fact.AccessRevoked> revoked(Entitlement entitlement) {
        return only(survivors("grant/" + entitlement).stream(), Fact.AccessRevoked.class)
                .filter(fact -> fact.entitlement().equals(entitlement));
    }

    /** The last use of a right, or of its system where no right was named: shown to whoever decides, no rule depends on it. */
    public Optional<Fact.AccessUsed> lastUse(Entitlement entitlement) {
        return Stream.of(entitlement.right(), "")
                .flatMap(right -> survivors("use/" + entitlement.system() + "/" + right).stream())
                .filter(Fact.AccessUsed.class::isInstance)
                .map(Fact.AccessUsed.class::cast)
                .max(Comparator.comparing(Fact::told));
    }

    /** What reviewers decided about an item, in the order of telling. */
    public List<Fact.ReviewDecided> reviewDecisions(UUID item) {
        return only(survivors("review/" + item).stream(), Fact.ReviewDecided.class)
                .sorted(Comparator.comparing(Fact::told, Told.IN_TELLING_ORDER))
                .toList();
    }

    /** What desks said about a task, in order. */
    public List<Fact.TaskReported> taskReports(UUID task) {
        return only(survivors("task/" + task).stream(), Fact.TaskReported.class)
                .sorted(Comparator.comparing(Fact::told))
                .toList();
    }

    /** Accounts in a system, each by its name. */
    public List<Holding> accounts(String system) {
        var subject = "account/" + system + "/";
        return Holding.byAccount(
                about(subject, Fact.AccountCreated.class)
                        .filter(fact -> fact.system().equals(system)),
                fact -> new AccountKey(system, fact.account()),
                about(subject, Fact.AccountDisabled.class)
                        .filter(fact -> fact.system().equals(system)),
                fact -> new AccountKey(system, fact.account()));
    }

    /** Every entitlement they were ever told to have got. */
    public SortedSet<Entitlement> entitlements() {
        var entitlements = new TreeSet<Entitlement>();
        subjects.subMap("grant/", "grant0").values().stream()
                .flatMap(List::stream)
                .filter(Fact.AccessGranted.class::isInstance)
                .forEach(fact -> entitlements.add(((Fact.AccessGranted) fact).entitlement()));
        return entitlements;
    }

    /** The kinds of the assets they were ever told to have got, by tag; the last word on a tag counts. */
    public SortedMap<String, String> assetKinds() {
        var kinds = new TreeMap<String, String>();
        subjects.subMap("asset/", "asset0").values().stream()
                .flatMap(List::stream)
                .filter(Fact.AssetAssigned.class::isInstance)
                .map(Fact.AssetAssigned.class::cast)
                .sorted(Comparator.comparing(Fact::told))
                .forEach(fact -> kinds.put(fact.tag(), fact.asset()));
        return kinds;
    }

    /** An asset by its tag. */
    public Holding asset(String tag) {
        var told = survivors("asset/" + tag);
        return Holding.of(
                told.stream().filter(Fact.AssetAssigned.class::isInstance),
                told.stream().filter(Fact.AssetReturned.class::isInstance));
    }

    /** Assets of a kind, each by its tag. */
    public List<Holding> assets(String kind) {
        var tags = about("asset/", Fact.AssetAssigned.class)
                .filter(fact -> fact.asset().equals(kind))
                .collect(groupingBy(Fact.AssetAssigned::tag, TreeMap::new, toList()));
        return tags.entrySet().stream()
                .map(tag -> Holding.of(
                        tag.getValue().stream(),
                        only(survivors("asset/" + tag.getKey()).stream(), Fact.AssetReturned.class)))
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
        Stream.concat(about("employment/", Fact.class), about("personal/", Fact.class))
                .forEach(fact -> valuesOf(fact)
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
        return about("project/", Fact.class);
    }

    private Stream<Fact.EmploymentStatement> employmentStatements() {
        return only(under("employment/", plannedOn), Fact.EmploymentStatement.class);
    }

    /** Facts of a kind on the subjects that begin so. */
    private <F extends Fact> Stream<F> about(String prefix, Class<F> kind) {
        return only(under(prefix, subjects), kind);
    }

    private static Stream<Fact> under(String prefix, SortedMap<String, List<Fact>> subjects) {
        return subjects.subMap(prefix, prefix + Character.MAX_VALUE).values().stream()
                .flatMap(List::stream);
    }

    private static <F extends Fact> Stream<F> only(Stream<Fact> facts, Class<F> kind) {
        return facts.filter(kind::isInstance).map(kind::cast);
    }

    private static LocalDate dayOf(Fact fact) {
        return fact instanceof Fact.ProjectJoined joined
                ? joined.effectiveDate()
                : ((Fact.ProjectLeft) fact).effectiveDate();
    }

    private static void put(Map<String, List<Fact>> subjects, String subject, List<Fact> facts) {
        if (facts.isEmpty()) {
            subjects.remove(subject);
        } else {
            subjects.put(subject, facts);
        }
    }
}
