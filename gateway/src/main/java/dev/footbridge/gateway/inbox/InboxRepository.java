package dev.footbridge.gateway.inbox;

import dev.footbridge.gateway.Gateway;
import dev.footbridge.schemas.inbox.Delivery;
import dev.footbridge.schemas.inbox.Header;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The inbox as it stands in PostgreSQL; newest first. */
public final class InboxRepository {
    private final JdbcClient database;
    private final JsonMapper json = JsonMapper.shared();
    private final String inbox;
    private final String attempts;

    public InboxRepository(Gateway gateway, JdbcClient database) {
        this.database = database;
        this.inbox = "gateway." + gateway.prefix() + "_inbox";
        this.attempts = "gateway." + gateway.prefix() + "_attempt";
    }

    /** How many could not be mapped and wait for somebody to look. */
    public long quarantined() {
        return database.sql("select count(*) from " + inbox + " where status = 'quarantined'")
                .query(Long.class)
                .single();
    }

    /** One line of the list. */
    public record Line(
            String id,
            String source,
            String status,
            Instant receivedAt,
            @Nullable String reason,
            @Nullable String detail,
            int facts,
            @Nullable Integer httpStatus,
            int leftOut) {}

    /** After which line to go on. */
    public record Place(Instant receivedAt, String id) {}

    /** A delivery with everything known of it. */
    public record Entry(
            Delivery delivery,
            String status,
            @Nullable String connectorVersion,
            @Nullable String reason,
            @Nullable String detail,
            JsonNode facts,
            @Nullable Instant settledAt) {
        @Override
        public String toString() {
            return "Entry[" + delivery.getDeliveryId() + "]"; // the delivery is personal
        }
    }

    List<Line> lines(@Nullable String source, @Nullable String status, @Nullable Place after, int limit) {
        var sql = """
                select * from (
                  select delivery_id as id, source, status, received_at, reason, detail,
                         jsonb_array_length(facts) as facts, null::integer as http_status, 0 as left_out
                    from %s
                  union all
                  select attempt_id, source, 'refused', received_at, reason, null, 0, http_status, left_out
                    from %s) as everything
                 where (cast(:source as text) is null or source = :source)
                   and (cast(:status as text) is null or status = :status)
                   and (cast(:id as text) is null or (received_at, id) < (cast(:at as timestamptz), :id))
                 order by received_at desc, id desc
                 limit :limit""".formatted(inbox, attempts);
        return database.sql(sql)
                .param("source", source)
                .param("status", status)
                .param("id", after == null ? null : after.id())
                .param("at", after == null ? null : after.receivedAt().atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query(InboxRepository::line)
                .list();
    }

    Optional<Entry> entry(String id) {
        return database.sql("select * from " + inbox + " where delivery_id = :id and source <> ''")
                .param("id", id)
                .query((row, number) -> entry(row))
                .optional();
    }

    /** Raw deliveries are kept as long as their topics keep them, and no longer. */
    public int forgetBefore(Instant day) {
        var before = day.atOffset(ZoneOffset.UTC);
        return database.sql("delete from " + inbox + " where received_at < :day")
                        .param("day", before)
                        .update()
                + database.sql("delete from " + attempts + " where received_at < :day")
                        .param("day", before)
                        .update();
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(
                row.getString("id"),
                row.getString("source"),
                row.getString("status"),
                instant(row, "received_at"),
                row.getString("reason"),
                row.getString("detail"),
                row.getInt("facts"),
                row.getObject("http_status", Integer.class),
                row.getInt("left_out"));
    }

    private Entry entry(ResultSet row) throws SQLException {
        var delivery = Delivery.newBuilder()
                .setDeliveryId(row.getString("delivery_id"))
                .setSource(row.getString("source"))
                .setConnector(row.getString("connector"))
                .setReceivedAt(instant(row, "received_at"))
                .setMethod(row.getString("method"))
                .setPath(row.getString("path"))
                .setQuery(headers(row.getString("query")))
                .setHeaders(headers(row.getString("headers")))
                .setBody(ByteBuffer.wrap(Base64.getDecoder().decode(row.getString("body_base64"))))
                .setVerification(row.getString("verification"))
                .setSecretIndex(row.getInt("secret_index"))
                .build();
        var settled = row.getObject("settled_at", OffsetDateTime.class);
        return new Entry(
                delivery,
                row.getString("status"),
                row.getString("connector_version"),
                row.getString("reason"),
                row.getString("detail"),
                json.readTree(row.getString("facts")),
                settled == null ? null : settled.toInstant());
    }

    private List<Header> headers(String pairs) {
        return json.readTree(pairs)
                .valueStream()
                .map(pair -> new Header(
                        pair.path("name").asString(), pair.path("value").asString()))
                .toList();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
