package dev.footbridge.readmodel.projection;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table, or some of its columns: two of these over one table let two topics each keep their own columns of a row
 * (columns of the other then need a default).
 *
 * <p>Types are PostgreSQL's ({@code text}, {@code timestamptz}, {@code jsonb}, {@code text[]}, {@code bytea}, …).
 */
public final class Table {
    private final String name;
    private final List<Column> keys;
    private final List<Column> values;
    private final @Nullable String version;
    private final @Nullable Table parent;

    record Column(String name, String type) {}

    private Table(
            String name, List<Column> keys, List<Column> values, @Nullable String version, @Nullable Table parent) {
        this.name = name;
        this.keys = List.copyOf(keys);
        this.values = List.copyOf(values);
        this.version = version;
        this.parent = parent;
    }

    /** @param name with its schema */
    public static Table named(String name) {
        return new Table(name, List.of(), List.of(), null, null);
    }

    public Table key(String column, String type) {
        return new Table(name, with(keys, column, type), values, version, parent);
    }

    public Table column(String column, String type) {
        return new Table(name, keys, with(values, column, type), version, parent);
    }

    /**
     * What is higher in this column, a whole number or a time, stays: of a key that is told of on several partitions, which
     * are read in no order, or by senders who keep none.
     */
    public Table latestBy(String column) {
        return new Table(name, keys, values, column, parent);
    }

    /** Lines of the rows of another table, by whose key they begin: where that row stays as it is, so do they. */
    public Table linesOf(Table rows) {
        return new Table(name, keys, values, version, rows);
    }

    @Nullable
    String version() {
        return version;
    }

    @Nullable
    Table parent() {
        return parent;
    }

    /** Where the version stands in a row. */
    int versionAt() {
        return columns().stream().map(Column::name).toList().indexOf(version);
    }

    String name() {
        return name;
    }

    List<Column> keys() {
        return keys;
    }

    List<Column> columns() {
        var all = new ArrayList<>(keys);
        all.addAll(values);
        return all;
    }

    List<Column> values() {
        return values;
    }

    private static List<Column> with(List<Column> columns, String name, String type) {
        var more = new ArrayList<>(columns);
        more.add(new Column(name, type));
        return more;
    }
}
