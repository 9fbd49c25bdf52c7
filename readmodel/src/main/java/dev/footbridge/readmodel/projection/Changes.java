package dev.footbridge.readmodel.projection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a batch of records means for the tables. Of one key the last change wins. */
public final class Changes {
    private final Map<Table, OfTable> tables = new LinkedHashMap<>();

    static final class OfTable {
        final Map<List<@Nullable Object>, List<@Nullable Object>> puts = new LinkedHashMap<>();
        final Set<List<@Nullable Object>> removals = new LinkedHashSet<>();
        final Set<Object> cleared = new LinkedHashSet<>();

        /** What begins with these keys stays as it is. */
        void leaveOut(Set<String> firstKeys) {
            puts.keySet().removeIf(key -> firstKeys.contains(String.valueOf(key.get(0))));
            cleared.removeIf(key -> firstKeys.contains(key.toString()));
        }
    }

    /**
     * Writes a row.
     *
     * @param row a value per column, keys first, in the order of the table: texts, numbers, booleans, dates, instants,
     *     byte arrays, collections of texts, null
     * @return false when a later version of the row came before
     */
    public boolean put(Table table, @Nullable Object... row) {
        if (row.length != table.columns().size()) {
            throw new IllegalArgumentException("Expected %d values for %s, but there are %d"
                    .formatted(table.columns().size(), table.name(), row.length));
        }
        var values = Arrays.asList(row.clone());
        var key = List.copyOf(values.subList(0, table.keys().size()));
        var of = of(table);
        var before = of.puts.get(key);
        if (before != null && isLater(table, before, values)) {
            return false;
        }
        of.removals.remove(key);
        of.puts.remove(key); // put again at the end
        of.puts.put(key, values);
        return true;
    }

    private static boolean isLater(Table table, List<@Nullable Object> one, List<@Nullable Object> other) {
        int at = table.versionAt();
        return at >= 0 && isLater(one.get(at), other.get(at));
    }

    /** Versions are whole numbers or times. */
    private static boolean isLater(@Nullable Object one, @Nullable Object other) {
        return one instanceof Instant time && other instanceof Instant before
                ? time.isAfter(before)
                : ((Number) one).longValue() > ((Number) other).longValue();
    }

    /** Removes a row. */
    public void remove(Table table, Object... key) {
        var of = of(table);
        of.puts.remove(List.of(key));
        of.removals.add(List.of(key));
    }

    /** Removes every row that has this first key and is not put after it: the lines of a list, before its new lines. */
    public void clear(Table table, Object firstKey) {
        var of = of(table);
        of.puts.keySet().removeIf(key -> firstKey.equals(key.get(0)));
        of.cleared.add(firstKey);
    }

    boolean isEmpty() {
        return tables.isEmpty();
    }

    Map<Table, OfTable> tables() {
        return tables;
    }

    private OfTable of(Table table) {
        return tables.computeIfAbsent(table, any -> new OfTable());
    }

    /** One column of many rows. */
    static List<@Nullable Object> column(Collection<List<@Nullable Object>> rows, int index) {
        var column = new ArrayList<@Nullable Object>(rows.size());
        rows.forEach(row -> column.add(row.get(index)));
        return column;
    }
}
