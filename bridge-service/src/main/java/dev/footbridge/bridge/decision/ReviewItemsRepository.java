package dev.footbridge.bridge.decision;

import dev.footbridge.bridge.read.Audience;
import dev.footbridge.bridge.read.ReviewCodec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Items of access reviews as the lists have them, by the id of their review or one it had before (R12). */
final class ReviewItemsRepository {
    private static final String FIND = """
            select r.id, r.reviewers, r.snapshot, p.id, p.managers, p.projects
            from bridge.review r join bridge.person p on p.id = r.person
            where r.id = ? or r.former_ids @> array[?::text]
            order by r.id = ? desc limit 1""";

    private final JdbcTemplate sql;

    ReviewItemsRepository(JdbcTemplate sql) {
        this.sql = sql;
    }

    Optional<FoundReviewItem> find(String review, String item) {
        return sql.query(FIND, (row, n) -> found(row, item), review, review, review).stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<FoundReviewItem> found(ResultSet row, String id) throws SQLException {
        var review = row.getString(1);
        var audience = new Audience(row.getString(4), texts(row, 5), texts(row, 6)).reviewedBy(texts(row, 2));
        return JsonMapper.shared()
                .readTree(row.getString(3))
                .path("items")
                .valueStream()
                .filter(item -> item.path("id").asString().equals(id))
                .map(item -> new FoundReviewItem(review, id, audience, ReviewCodec.stand(item), before(item)))
                .findFirst();
    }

    private static String before(JsonNode item) {
        return item.path("status").asString() + "|" + item.path("since").asString("") + "|"
                + item.path("decidedAt").asString("");
    }

    private static Set<String> texts(ResultSet row, int column) throws SQLException {
        return Set.of((String[]) row.getArray(column).getArray());
    }
}
