package dev.footbridge.bridge.read;

import dev.footbridge.schemas.token.Tokens;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who is who: names to be joined, and people by their worker number. */
public final class PeopleRepository {
    private static final String NAMED = """
            select p.id, p.workers, p.worker_number, p.name from bridge.person p
            where p.id = any (?) or p.workers && ?::text[]""";
    private static final String MET = """
            select p.id, p.workers, p.worker_number, p.name, p.managers, p.projects from bridge.person p
            where p.id = any (?) or p.workers && ?::text[]""";

    private final JdbcTemplate sql;
    private final Tokens tokens;

    public PeopleRepository(JdbcTemplate sql, Tokens tokens) {
        this.sql = sql;
        this.tokens = tokens;
    }

    /** The names of these people, and of those with these worker numbers. */
    public Names named(Collection<String> people, Collection<String> workerTokens) {
        Map<String, PersonName> byPerson = new HashMap<>();
        Map<String, PersonName> byWorker = new HashMap<>();
        if (!people.isEmpty() || !workerTokens.isEmpty()) {
            sql.query(
                    NAMED,
                    row -> {
                        var name = new PersonName(row.getString(1), row.getString(3), row.getString(4));
                        byPerson.put(name.id(), name);
                        texts(row, 2).forEach(worker -> byWorker.put(worker, name));
                    },
                    people.toArray(String[]::new),
                    workerTokens.toArray(String[]::new));
        }
        return Names.of(byPerson, byWorker);
    }

    /** The same people with whom their matters concern. */
    public List<Met> met(Collection<String> people, Collection<String> workerTokens) {
        return sql.query(
                MET,
                (row, n) -> new Met(
                        new PersonName(row.getString(1), row.getString(3), row.getString(4)),
                        new Audience(row.getString(1), Set.copyOf(texts(row, 5)), Set.copyOf(texts(row, 6))),
                        Set.copyOf(texts(row, 2))),
                people.toArray(String[]::new),
                workerTokens.toArray(String[]::new));
    }

    /**
     * The tokens a worker number may have: of every HR source we know, or of the one it names ({@code source:number}).
     */
    public Set<String> tokensOf(String workerNumber) {
        return tokensOf(Set.of(workerNumber)).get(workerNumber);
    }

    /** The same of several, by number. */
    Map<String, Set<String>> tokensOf(Collection<String> workerNumbers) {
        var sources = sql.queryForList("select name from bridge.source", String.class);
        return workerNumbers.stream()
                .collect(Collectors.toMap(Function.identity(), number -> tokensOf(number, sources)));
    }

    private Set<String> tokensOf(String workerNumber, List<String> sources) {
        var colon = workerNumber.indexOf(':');
        var found = new TreeSet<String>();
        if (colon > 0 && sources.contains(workerNumber.substring(0, colon))) {
            found.add(token(workerNumber.substring(0, colon), workerNumber.substring(colon + 1)));
        }
        sources.forEach(source -> found.add(token(source, workerNumber)));
        return found;
    }

    /** The one person with this worker number, and all their tokens; nobody when several people share it. */
    public Optional<Scope.OwnTeam> theOne(String workerNumber) {
        var found = all(workerNumber);
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** Everybody with this worker number: sources may number their workers alike. */
    public List<Scope.OwnTeam> all(String workerNumber) {
        return sql.query(
                "select p.id, p.workers, p.projects from bridge.person p where p.workers && ?::text[]",
                (row, n) -> new Scope.OwnTeam(row.getString(1), Set.copyOf(texts(row, 2)), Set.copyOf(texts(row, 3))),
                (Object) tokensOf(workerNumber).toArray(String[]::new));
    }

    private String token(String source, String number) {
        return tokens.workerNumber(source, number).getToken();
    }

    private static List<String> texts(ResultSet row, int column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
