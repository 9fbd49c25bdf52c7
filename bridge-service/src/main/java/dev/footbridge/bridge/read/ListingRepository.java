package dev.footbridge.bridge.read;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Stored snapshots, one by one and in pages. A page goes on after a key, not after a count: nothing is skipped. */
public final class ListingRepository {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcTemplate sql;
    private final PeopleRepository people;
    private final SeatsRepository seats;

    public ListingRepository(JdbcTemplate sql, PeopleRepository people, SeatsRepository seats) {
        this.sql = sql;
        this.people = people;
        this.seats = seats;
    }

    /** @param next where to go on; null on the last page */
    public record Page(List<ObjectNode> stored, Listing.@Nullable After next) {}

    /** What became of an id somebody asked for. */
    public sealed interface Found {
        record Here(ObjectNode stored) implements Found {}

        record Renamed(String id) implements Found {}

        record Unknown() implements Found {}
    }

    private record Row(ObjectNode stored, Listing.After key) {}

    public Page page(Listing listing, Scope scope, Instant now) {
        var conditions = conditions(listing, now);
        var kind = listing.kind();
        ScopeRepository.narrow(conditions, kind, scope);
        var sort = kind.sort(listing.sort());
        if (listing.after() != null) {
            conditions.and(
                    "(%s, %s.id) %s (?::%s, ?)"
                            .formatted(sort.expression(), kind.alias(), listing.descending() ? "<" : ">", sort.type()),
                    listing.after().value(),
                    listing.after().id());
        }
        var direction = listing.descending() ? "desc" : "asc";
        var query =
                "select %2$s.snapshot, (%1$s)::text, %2$s.id from %3$s where %4$s order by %1$s %5$s, %2$s.id %5$s limit %6$d"
                        .formatted(
                                sort.expression(),
                                kind.alias(),
                                kind.from(),
                                conditions.text(),
                                direction,
                                listing.limit() + 1);
        var rows = sql.query(
                query,
                (row, n) -> new Row(json(row.getString(1)), new Listing.After(row.getString(2), row.getString(3))),
                conditions.arguments().toArray());
        var page = rows.subList(0, Math.min(rows.size(), listing.limit()));
        return new Page(
                page.stream().map(Row::stored).toList(),
                rows.size() > listing.limit() ? page.get(page.size() - 1).key() : null);
    }

    /** One by its id, or by an id it had before (R12). */
    public Found find(Kind kind, String id, Scope scope) {
        var here = one(kind, kind.alias() + ".id = ?", id, scope);
        if (here.isPresent()) {
            return new Found.Here(here.get());
        }
        Optional<Found> renamed = one(kind, kind.alias() + ".former_ids @> array[?::text]", id, scope)
                .map(stored -> new Found.Renamed(stored.path("id").asString()));
        return renamed.orElseGet(Found.Unknown::new);
    }

    /**
     * Whatever changed since then, oldest first.
     *
     * @param person only theirs; null: everybody's
     * @param project only of people in it; null: of all
     */
    public List<ObjectNode> changedSince(
            Kind kind, Instant since, @Nullable String person, @Nullable String project, Scope scope, int limit) {
        if (kind == Kind.UNMATCHED && (person != null || project != null)) {
            return List.of(); // it is nobody's yet
        }
        var conditions = new Conditions().and(kind.alias() + ".changed >= ?", atUtc(since));
        if (person != null) {
            conditions.and("p.id = ?", person);
        }
        if (project != null) {
            conditions.and("p.projects @> array[?::text]", project);
        }
        ScopeRepository.narrow(conditions, kind, scope);
        return sql.query(
                "select %1$s.snapshot from %2$s where %3$s order by %1$s.changed, %1$s.id limit %4$d"
                        .formatted(kind.alias(), kind.from(), conditions.text(), limit),
                (row, n) -> json(row.getString(1)),
                conditions.arguments().toArray());
    }

    private Optional<ObjectNode> one(Kind kind, String condition, String id, Scope scope) {
        var conditions = new Conditions().and(condition, id);
        ScopeRepository.narrow(conditions, kind, scope);
        return sql
                .query(
                        "select %s.snapshot from %s where %s limit 1"
                                .formatted(kind.alias(), kind.from(), conditions.text()),
                        (row, n) -> json(row.getString(1)),
                        conditions.arguments().toArray())
                .stream()
                .findFirst();
    }

    private Conditions conditions(Listing listing, Instant now) {
        var conditions = new Conditions();
        listing.filters().forEach((name, values) -> narrow(conditions, listing.kind(), name, values, now));
        if (listing.q() != null) {
            conditions.and(
                    listing.kind().search() + " like ? escape '\\'",
                    "%" + escaped(listing.q().toLowerCase(Locale.ROOT)) + "%");
        }
        return conditions;
    }

    private void narrow(Conditions conditions, Kind kind, String name, List<String> values, Instant now) {
        var any = values.toArray(String[]::new);
        switch (name) {
            case "worker" -> conditions.and("p.workers && ?::text[]", (Object) tokens(values));
            case "manager" -> conditions.and("p.managers && ?::text[]", (Object) tokens(values));
            case "person" -> conditions.and("p.id = any (?)", (Object) any);
            case "department" -> conditions.and("p.department = any (?)", (Object) any);
            case "location" -> conditions.and("p.location = any (?)", (Object) any);
            case "type" -> conditions.and("u.type = any (?)", (Object) any);
            case "status" -> conditions.and(kind.alias() + ".status = any (?)", (Object) any);
            case "checklist" ->
                conditions.and(
                        kind == Kind.TASKS
                                ? "(t.template = any (?) or t.checklist = any (?))"
                                : "c.checklist = any (?)",
                        kind == Kind.TASKS ? new Object[] {any, any} : new Object[] {any});
            case "owner" ->
                conditions.and(
                        kind == Kind.TASKS
                                ? "t.owner = any (?)"
                                : "exists (select 1 from bridge.task o where o.checklist = c.id and o.owner = any (?))",
                        (Object) any);
            case "overdue" ->
                conditions.and(
                        (values.get(0).equals("true") ? "" : "not ")
                                + (kind == Kind.TASKS
                                        ? "(not t.settled and t.due < ?)"
                                        : "(%s.due < ?)".formatted(kind.alias())),
                        atUtc(now));
            case "reviewer" -> conditions.and("r.reviewers && ?::text[]", (Object) reviewers(values));
            case "reason" -> conditions.and("r.reasons && ?::text[]", (Object) any);
            case "system" ->
                conditions.and(kind == Kind.UNMATCHED ? "u.system = any (?)" : "r.systems && ?::text[]", (Object) any);
            case "risk" -> conditions.and("r.risks && ?::text[]", (Object) any);
            case "due" -> conditions.and(kind.alias() + ".due < ?", dueBefore(values.get(0)));
            default -> throw new IllegalArgumentException("Expected a filter of " + kind + ", but it is " + name);
        }
    }

    private String[] tokens(List<String> numbers) {
        return numbers.stream()
                .flatMap(number -> people.tokensOf(number).stream())
                .toArray(String[]::new);
    }

    /** Whoever decides: a group by its name, a worker by their number, also for what they own or are a member of. */
    private String[] reviewers(List<String> values) {
        return values.stream()
                .flatMap(value -> Stream.concat(Stream.of("group:" + value), seats.of(people.tokensOf(value)).stream()))
                .toArray(String[]::new);
    }

    /** A day counts to its end. */
    private static OffsetDateTime dueBefore(String due) {
        return due.contains("T")
                ? OffsetDateTime.parse(due).plusNanos(1_000)
                : LocalDate.parse(due).plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC);
    }

    private static OffsetDateTime atUtc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static String escaped(String text) {
        return Stream.of("\\", "%", "_").reduce(text, (escaped, sign) -> escaped.replace(sign, "\\" + sign));
    }

    private static ObjectNode json(String stored) {
        return (ObjectNode) JSON.readTree(stored);
    }
}
