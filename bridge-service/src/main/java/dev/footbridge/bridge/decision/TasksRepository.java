package dev.footbridge.bridge.decision;

import dev.footbridge.bridge.read.Audience;
import dev.footbridge.bridge.read.Scope;
import dev.footbridge.bridge.read.ShownCodec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tasks as the lists have them, by the id of their list or one it had before (R12). */
final class TasksRepository {
    private static final String FIND = """
            select t.checklist, t.task, t.snapshot, p.id, p.managers, p.projects
            from bridge.checklist c
            join bridge.task t on t.checklist = c.id and t.task = ?
            join bridge.person p on p.id = t.person
            where c.id = ? or c.former_ids @> array[?::text]
            order by c.id = ? desc limit 1""";

    private final JdbcTemplate sql;

    TasksRepository(JdbcTemplate sql) {
        this.sql = sql;
    }

    /** Empty also when it is not the caller's business. */
    Optional<FoundTask> find(String checklist, String task, Scope scope) {
        return sql.query(FIND, (row, n) -> found(row), task, checklist, checklist, checklist).stream()
                .filter(found -> scope.sees(found.audience()))
                .findFirst();
    }

    private static FoundTask found(ResultSet row) throws SQLException {
        var snapshot = JsonMapper.shared().readTree(row.getString(3));
        var audience = new Audience(row.getString(4), texts(row, 5), texts(row, 6));
        return new FoundTask(
                row.getString(1), row.getString(2), audience, ShownCodec.stand(snapshot), before(snapshot));
    }

    private static String before(JsonNode snapshot) {
        return snapshot.path("status").asString() + "|"
                + snapshot.path("settledAt").asString("") + "|"
                + snapshot.path("evidence").size();
    }

    private static Set<String> texts(ResultSet row, int column) throws SQLException {
        return Set.of((String[]) row.getArray(column).getArray());
    }
}
