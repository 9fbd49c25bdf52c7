package dev.footbridge.readmodel.projection;

import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A value as PostgreSQL reads it. It knows no NUL in a text: somebody's odd payload must not stop the rest. */
final class Cell {
    private Cell() {}

    static @Nullable Object of(String carrier, @Nullable Object value) {
        return value == null || carrier.equals("bytea") ? value : text(value);
    }

    static String text(Object value) {
        if (value instanceof Collection<?> elements) {
            return elements.stream().map(Cell::quoted).collect(Collectors.joining(",", "{", "}"));
        }
        return value.toString().replace('\0', '\uFFFD');
    }

    private static String quoted(Object element) {
        return '"' + text(element).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
