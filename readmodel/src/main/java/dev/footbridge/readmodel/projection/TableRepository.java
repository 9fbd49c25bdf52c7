package dev.footbridge.readmodel.projection;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Writes changes column-wise: one statement per table, whatever the number of rows. */
final class TableRepository {
    private final Map<Table, String> upserts = new ConcurrentHashMap<>();

    void write(Connection connection, Changes changes) throws SQLException {
        var stayed = new HashMap<Table, Set<String>>();
        for (var change : changes.tables().entrySet()) {
            var table = change.getKey();
            var lines = change.getValue();
            lines.leaveOut(stayed.getOrDefault(table.parent(), Set.of()));
            clear(connection, table, lines);
            remove(connection, table, lines.removals);
            stayed.put(table, put(connection, table, lines.puts));
        }
    }

    /** The first keys of rows that stayed as they were: they are of a later version. */
    private Set<String> put(
            Connection connection, Table table, Map<List<@Nullable Object>, List<@Nullable Object>> rows)
            throws SQLException {
        if (rows.isEmpty()) {
            return Set.of();
        }
        var stayed = new HashSet<String>();
        try (var upsert = connection.prepareStatement(upserts.computeIfAbsent(table, TableRepository::upsert))) {
            bind(connection, upsert, 1, table.columns(), rows.values());
            if (table.version() == null) {
                upsert.executeUpdate();
                return stayed;
            }
            rows.keySet().forEach(key -> stayed.add(String.valueOf(key.get(0))));
            try (var written = upsert.executeQuery()) {
                while (written.next()) {
                    stayed.remove(written.getString(1));
                }
            }
        }
        return stayed;
    }

    private static void remove(Connection connection, Table table, Collection<List<@Nullable Object>> keys)
            throws SQLException {
        if (keys.isEmpty()) {
            return;
        }
        var sql = "delete from %s t using %s where %s"
                .formatted(table.name(), rowsOf(table.keys()), sameKey(table.keys()));
        try (var delete = connection.prepareStatement(sql)) {
            bind(connection, delete, 1, table.keys(), keys);
            delete.executeUpdate();
        }
    }

    private static void clear(Connection connection, Table table, Changes.OfTable changes) throws SQLException {
        if (changes.cleared.isEmpty()) {
            return;
        }
        var first = table.keys().get(0);
        var sql = "delete from %s t where t.%s = any (?::%s[]) and not exists (select 1 from %s where %s)"
                .formatted(table.name(), first.name(), first.type(), rowsOf(table.keys()), sameKey(table.keys()));
        try (var delete = connection.prepareStatement(sql)) {
            var cleared = changes.cleared.stream().map(Cell::text).toArray();
            delete.setArray(1, connection.createArrayOf("text", cleared));
            bind(connection, delete, 2, table.keys(), changes.puts.keySet());
            delete.executeUpdate();
        }
    }

    private static void bind(
            Connection connection,
            PreparedStatement statement,
            int firstParameter,
            List<Table.Column> columns,
            Collection<List<@Nullable Object>> rows)
            throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            var type = columns.get(i).type();
            var values = Changes.column(rows, i).stream()
                    .map(value -> Cell.of(type, value))
                    .toArray(
                            type.equals("bytea")
                                    ? byte[][]::new
                                    : Object[]::new); // the driver asks the array, not its elements
            statement.setArray(firstParameter + i, connection.createArrayOf(carrier(columns.get(i)), values));
        }
    }

    static String upsert(Table table) {
        var names = table.columns().stream().map(Table.Column::name).collect(joining(", "));
        var keys = table.keys().stream().map(Table.Column::name).collect(joining(", "));
        var values = IntStream.range(0, table.columns().size())
                .mapToObj(i -> "r.c" + i + "::" + table.columns().get(i).type())
                .collect(joining(", "));
        var updates = table.values().stream()
                .map(column -> column.name() + " = excluded." + column.name())
                .collect(joining(", "));
        return "insert into %s as t (%s) select %s from %s on conflict (%s) do %s%s"
                .formatted(
                        table.name(),
                        names,
                        values,
                        rowsOf(table.columns()),
                        keys,
                        updates.isEmpty() ? "nothing" : "update set " + updates,
                        unlessLater(table));
    }

    private static String unlessLater(Table table) {
        return table.version() == null
                ? ""
                : " where t.%1$s <= excluded.%1$s returning t.%2$s::text"
                        .formatted(table.version(), table.keys().get(0).name());
    }

    private static String rowsOf(List<Table.Column> columns) {
        var arrays =
                columns.stream().map(column -> "?::" + carrier(column) + "[]").collect(joining(", "));
        var names = IntStream.range(0, columns.size()).mapToObj(i -> "c" + i).collect(joining(", "));
        return "unnest(%s) as r(%s)".formatted(arrays, names);
    }

    private static String sameKey(List<Table.Column> keys) {
        return IntStream.range(0, keys.size())
                .mapToObj(i -> "t." + keys.get(i).name() + " = r.c" + i + "::"
                        + keys.get(i).type())
                .collect(joining(" and "));
    }

    /** Everything travels as text and is cast there, but bytes: those would double. */
    private static String carrier(Table.Column column) {
        return column.type().equals("bytea") ? "bytea" : "text";
    }
}
