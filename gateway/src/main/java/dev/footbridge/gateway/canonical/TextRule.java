package dev.footbridge.gateway.canonical;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Text is Unicode characters, of which the null character and half a surrogate pair are none: no store keeps them. */
public final class TextRule {
    private TextRule() {}

    static List<FieldError> errors(String pointer, @Nullable Object value) {
        var errors = new ArrayList<FieldError>();
        collect(pointer, value, errors);
        return errors;
    }

    private static void collect(String pointer, @Nullable Object value, List<FieldError> errors) {
        if (value instanceof String text && !isText(text)) {
            errors.add(new FieldError(pointer, "Unicode characters", "some of it are none"));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                collect(pointer + "/" + i, list.get(i), errors);
            }
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((name, inner) -> collect(pointer + "/" + name, inner, errors));
        }
    }

    public static boolean isText(String text) {
        return text.codePoints()
                .allMatch(c -> c != 0 && !(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }
}
