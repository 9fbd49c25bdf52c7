package dev.footbridge.readmodel.service;

import java.util.List;
import java.util.stream.Stream;

/**
 * What one service has to do with in the database: tables of its own, its positions on the log, and the sessions, which all
 * services share. Its role is let use these, and nothing else.
 *
 * @param tables {@code schema.table}; a star at the end stands for the rest of the name
 * @param projections whose positions it keeps
 */
public record OwnTables(List<String> tables, List<String> projections) {
    static final String POSITIONS = "readmodel.position";
    private static final List<String> SHARED = List.of(POSITIONS, "access.session");

    /** The schemas whose scripts make them. */
    List<String> schemas() {
        return all().map(table -> table.substring(0, table.indexOf('.')))
                .distinct()
                .toList();
    }

    boolean has(String schema, String table) {
        var name = schema + "." + table;
        return all().anyMatch(own ->
                own.endsWith("*") ? name.startsWith(own.substring(0, own.length() - 1)) : name.equals(own));
    }

    private Stream<String> all() {
        return Stream.concat(SHARED.stream(), tables.stream());
    }
}
