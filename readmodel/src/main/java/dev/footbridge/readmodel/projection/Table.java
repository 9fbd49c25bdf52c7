package dev.footbridge.readmodel.projection;

import java.util.ArrayList;
import java.util.List;

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

    record Column(String name, String type) {}

    private Table(String name, List<Column> keys, List<Column> values) {
        this.name = name;
        this.keys = List.copyOf(keys);
        this.values = List.copyOf(values);
    }

    /** @param name with its schema */
    public static Table named(String name) {
        return new Table(name, List.of(), List.of());
    }

    public Table key(String column, String type) {
        return new Table(name, with(keys, column, type), values);
    }

    public Table column(String column, String type) {
        return new Table(name, keys, with(values, column, type));
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
