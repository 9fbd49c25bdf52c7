package dev.footbridge.bridge.unmatched;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** People who may be called like this. */
final class CandidatesRepository {
    private static final String CALLED = """
            select a.person, a.rule, a.value
            from unnest(?::text[], ?::text[]) as w(rule, value)
            cross join lateral (
                select * from bridge.alias a where a.value = w.value and a.rule = w.rule order by a.person limit 20
            ) a""";
    private static final String OWNERS = "select person from bridge.alias where rule = 'WORK_EMAIL' and value = ?";
    private static final String STATUSES = "select id, status from bridge.person where id = any (?)";

    private final JdbcTemplate sql;

    CandidatesRepository(JdbcTemplate sql) {
        this.sql = sql;
    }

    /** Their aliases, as far as they are wanted, by person. */
    Map<String, Set<Alias>> called(Collection<Alias> wanted) {
        var aliases = new HashMap<String, Set<Alias>>();
        if (!wanted.isEmpty()) {
            var distinct = List.copyOf(Set.copyOf(wanted));
            sql.query(
                    CALLED,
                    row -> {
                        aliases.computeIfAbsent(row.getString(1), none -> new HashSet<>())
                                .add(new Alias(Likeness.valueOf(row.getString(2)), row.getString(3)));
                    },
                    distinct.stream().map(alias -> alias.likeness().name()).toArray(String[]::new),
                    distinct.stream().map(Alias::value).toArray(String[]::new));
        }
        return aliases;
    }

    /** Whose work e-mail this is, as HR has it now. */
    Set<String> ownersOf(String email) {
        return Set.copyOf(sql.queryForList(OWNERS, String.class, Spelling.exact(email)));
    }

    /** Where they stand, by person: {@code left} for one who has gone. */
    Map<String, String> statuses(Collection<String> people) {
        return people.isEmpty()
                ? Map.of()
                : sql
                        .query(STATUSES, (row, n) -> Map.entry(row.getString(1), row.getString(2)), (Object)
                                people.toArray(String[]::new))
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
