package dev.footbridge.readmodel.projection;

import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A value as PostgreSQL reads it. It knows no NUL in a text: somebody's odd payload must not stop the rest. */
final class Cell {
    /** A NUL as JSON escapes it, unless its backslash is itself escaped. */
    private static final Pattern JSON_NUL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

    private Cell() {}

    static @Nullable Object of(String type, @Nullable Object value) {
        if (value == null || type.equals("bytea")) {
            return value;
        }
        return type.startsWith("json") ? JSON_NUL.matcher(text(value)).replaceAll("$1\\\\ufffd") : text(value);
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
