package dev.footbridge.bridge.unmatched;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What people said of whose an identifier is, and what of it stands. */
final class MatchesRepository {
    private static final String STANDING = """
            select u.id, m.snapshot from bridge.unmatched u
            join bridge.match_standing m on m.identifier = any (u.identifiers)
            where u.id = any (?)
            union all
            select m.event, m.snapshot from bridge.match_standing m
            where m.event = any (?) and not exists (select 1 from bridge.unmatched u where u.id = m.event)""";
    private static final String EARLIER = "select id from bridge.match where identifier = ? order by id";
    private static final String WITHDRAWN = "select exists (select 1 from bridge.match_withdrawn where id = ?)";
    private static final String TOKENS = "select unnest(identifiers) from bridge.unmatched where id = ?";

    private final JdbcTemplate sql;

    MatchesRepository(JdbcTemplate sql) {
        this.sql = sql;
    }

    /** The latest that stands and concerns an event, by event; as it is stored. */
    Map<String, ObjectNode> standing(Collection<String> events) {
        var standing = new HashMap<String, ObjectNode>();
        var ids = events.toArray(String[]::new);
        sql.query(
                STANDING,
                row -> {
                    var match = (ObjectNode)
                            JsonMapper.shared().readTree(row.getString(2)).path("match");
                    standing.merge(row.getString(1), match, MatchesRepository::later);
                },
                ids,
                ids);
        return standing;
    }

    Optional<ObjectNode> standing(String event) {
        return Optional.ofNullable(standing(List.of(event)).get(event));
    }

    /** Every match there ever was of an identifier. */
    List<String> everOf(String token) {
        return sql.queryForList(EARLIER, String.class, token);
    }

    boolean isWithdrawn(String match) {
        return Boolean.TRUE.equals(sql.queryForObject(WITHDRAWN, Boolean.class, match));
    }

    /** Under which an event waits. */
    List<String> tokensOf(String event) {
        return sql.queryForList(TOKENS, String.class, event);
    }

    private static ObjectNode later(ObjectNode one, ObjectNode other) {
        return at(one).isBefore(at(other)) ? other : one;
    }

    private static Instant at(ObjectNode match) {
        return Instant.parse(match.path("at").asString());
    }
}
