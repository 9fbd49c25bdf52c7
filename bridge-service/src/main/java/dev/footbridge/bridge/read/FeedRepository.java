package dev.footbridge.bridge.read;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Feeds as somebody may read them: everybody reads what happened; who does not know the person, by position or by the
 * project, reads that it was somebody.
 */
public final class FeedRepository {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String LATEST = """
            select e.snapshot from unnest(?::text[]) as wanted(project)
            cross join lateral (
                select f.snapshot from bridge.feed_entry f where f.project = wanted.project
                order by f.at desc, f.id desc limit 1) e""";

    private final JdbcTemplate sql;
    private final PeopleRepository people;
    private final EntryCodec codec;

    public FeedRepository(JdbcTemplate sql, PeopleRepository people, EntryCodec codec) {
        this.sql = sql;
        this.people = people;
        this.codec = codec;
    }

    /** @param next where to go on; null on the last page */
    public record Page(List<ObjectNode> items, Listing.@Nullable After next) {}

    private record Row(ObjectNode stored, Listing.After key) {}

    /**
     * Newest first.
     *
     * @param kinds of several any will do; empty: all
     */
    public Page page(String project, List<String> kinds, int limit, Listing.@Nullable After after, Scope scope) {
        var conditions = new Conditions().and("f.project = ?", project);
        if (!kinds.isEmpty()) {
            conditions.and("f.kind = any (?)", (Object) kinds.toArray(String[]::new));
        }
        if (after != null) {
            conditions.and("(f.at, f.id) < (?::timestamptz, ?)", after.value(), after.id());
        }
        var rows = sql.query(
                "select f.snapshot, f.at::text, f.id from bridge.feed_entry f where %s order by f.at desc, f.id desc limit %d"
                        .formatted(conditions.text(), limit + 1),
                (row, n) -> new Row(json(row.getString(1)), new Listing.After(row.getString(2), row.getString(3))),
                conditions.arguments().toArray());
        var page = rows.subList(0, Math.min(rows.size(), limit));
        return new Page(
                shown(page.stream().map(Row::stored).toList(), scope),
                rows.size() > limit ? page.get(page.size() - 1).key() : null);
    }

    /** The newest entry of each of these projects that has any. */
    public Map<String, ObjectNode> latest(Collection<String> projects, Scope scope) {
        var stored = sql.query(LATEST, (row, n) -> json(row.getString(1)), (Object) projects.toArray(String[]::new));
        return shown(stored, scope).stream()
                .collect(toMap(item -> item.path("_footbridge").path("project").asString(), Function.identity()));
    }

    /**
     * Whatever was announced since then, oldest first; when there is more, the first {@code limit} of it.
     *
     * @param person only what the reader may know to be about them; null: everything
     */
    public List<ObjectNode> changedSince(
            Instant since, @Nullable String person, @Nullable String project, Scope scope, int limit) {
        var conditions = new Conditions().and("f.changed >= ?", since.atOffset(ZoneOffset.UTC));
        if (person != null) {
            conditions.and("f.person = ?", person);
        }
        if (project != null) {
            conditions.and("f.project = ?", project);
        }
        var stored = sql.query(
                "select f.snapshot from bridge.feed_entry f where %s order by f.changed, f.id limit %d"
                        .formatted(conditions.text(), limit),
                (row, n) -> json(row.getString(1)),
                conditions.arguments().toArray());
        var shown = shown(stored, scope);
        var all = person == null || stored.size() == limit; // not fewer than there are: who asks would think it is all
        return all ? shown : shown.stream().filter(FeedRepository::isNamed).toList();
    }

    private static boolean isNamed(ObjectNode item) {
        return item.path("_footbridge").path("person").isObject();
    }

    private List<ObjectNode> shown(List<ObjectNode> stored, Scope scope) {
        var known = met(stored);
        return stored.stream()
                .map(entry -> codec.shown(entry, name(entry, known, scope)))
                .toList();
    }

    private Map<String, Met> met(List<ObjectNode> stored) {
        Set<String> wanted = new HashSet<>();
        stored.stream()
                .map(entry -> entry.path("person").asString(null))
                .filter(Objects::nonNull)
                .forEach(wanted::add);
        return wanted.isEmpty()
                ? Map.of()
                : people.met(wanted, Set.of()).stream()
                        .collect(toMap(met -> met.name().id(), Function.identity()));
    }

    private static @Nullable PersonName name(ObjectNode entry, Map<String, Met> known, Scope scope) {
        var met = known.get(entry.path("person").asString(""));
        return met != null
                        && scope.knows(
                                met.audience().inProject(entry.path("project").asString()))
                ? met.name()
                : null;
    }

    private static ObjectNode json(String stored) {
        return (ObjectNode) JSON.readTree(stored);
    }
}
