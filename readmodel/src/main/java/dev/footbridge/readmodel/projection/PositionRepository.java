package dev.footbridge.readmodel.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;

/** How far a projection has read: the next offset per partition, in the database, beside the rows. */
final class PositionRepository {
    private static final String BEGIN = """
            insert into readmodel.position (projection, topic, partition, next_offset)
            select ?, r.topic, r.partition, 0 from unnest(?::text[], ?::int[]) as r(topic, partition)
            on conflict do nothing""";
    private static final String LOAD =
            "select topic, partition, next_offset from readmodel.position where projection = ?";
    private static final String ADVANCE = """
            update readmodel.position p set next_offset = r.next
            from unnest(?::text[], ?::int[], ?::bigint[], ?::bigint[]) as r(topic, partition, expected, next)
            where p.projection = ? and p.topic = r.topic and p.partition = r.partition
              and p.next_offset = r.expected""";

    /** From where to where a batch reads one partition. */
    record Step(TopicPartition partition, long expected, long next) {}

    private final String projection;

    PositionRepository(String projection) {
        this.projection = projection;
    }

    /** Where to go on, for each of these; at the beginning where nothing was read yet. */
    Map<TopicPartition, Long> claim(Connection connection, Collection<TopicPartition> partitions) throws SQLException {
        try (var begin = connection.prepareStatement(BEGIN)) {
            begin.setString(1, projection);
            begin.setArray(2, array(connection, "text", partitions, TopicPartition::topic));
            begin.setArray(3, array(connection, "int", partitions, TopicPartition::partition));
            begin.executeUpdate();
        }
        var all = load(connection);
        connection.commit();
        all.keySet().retainAll(partitions);
        return all;
    }

    Map<TopicPartition, Long> load(Connection connection) throws SQLException {
        try (var load = connection.prepareStatement(LOAD)) {
            load.setString(1, projection);
            var positions = new HashMap<TopicPartition, Long>();
            try (var rows = load.executeQuery()) {
                while (rows.next()) {
                    positions.put(new TopicPartition(rows.getString(1), rows.getInt(2)), rows.getLong(3));
                }
            }
            return positions;
        }
    }

    /** Within the transaction of the rows; refused when somebody else has moved a position meanwhile. */
    void advance(Connection connection, Collection<Step> steps) throws SQLException {
        try (var advance = connection.prepareStatement(ADVANCE)) {
            advance.setArray(
                    1, array(connection, "text", steps, step -> step.partition().topic()));
            advance.setArray(
                    2, array(connection, "int", steps, step -> step.partition().partition()));
            advance.setArray(3, array(connection, "bigint", steps, Step::expected));
            advance.setArray(4, array(connection, "bigint", steps, Step::next));
            advance.setString(5, projection);
            var moved = advance.executeUpdate();
            if (moved != steps.size()) {
                throw new PositionMovedException("Expected %d positions of %s where we left them, but only %d are"
                        .formatted(steps.size(), projection, moved));
            }
        }
    }

    private static <T> java.sql.Array array(
            Connection connection, String type, Collection<T> of, Function<T, Object> value) throws SQLException {
        return connection.createArrayOf(type, of.stream().map(value).toArray());
    }
}
