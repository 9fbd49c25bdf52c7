package dev.footbridge.gateway.fact;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The data of an event that is known to be right. A text that is empty was not told. */
final class Fields {
    private final Map<?, ?> values;

    Fields(Map<?, ?> values) {
        this.values = values;
    }

    @Nullable
    String text(String name) {
        return values.get(name) instanceof String text && !text.isBlank() ? text.strip() : null;
    }

    String needed(String name) {
        return Objects.requireNonNull(text(name), name);
    }

    @Nullable
    LocalDate date(String name) {
        var text = text(name);
        return text == null ? null : LocalDate.parse(text);
    }

    LocalDate neededDate(String name) {
        return Objects.requireNonNull(date(name), name);
    }

    @Nullable
    Instant instant(String name) {
        var text = text(name);
        return text == null ? null : OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
    }

    Instant neededInstant(String name) {
        return Objects.requireNonNull(instant(name), name);
    }

    @Nullable
    Double decimal(String name) {
        return values.get(name) instanceof Number number ? Double.valueOf(number.doubleValue()) : null;
    }

    @Nullable
    Integer whole(String name) {
        return values.get(name) instanceof Number number ? Integer.valueOf(number.intValue()) : null;
    }

    int wholeOrZero(String name) {
        return values.get(name) instanceof Number number ? number.intValue() : 0;
    }

    boolean flag(String name) {
        return Boolean.TRUE.equals(values.get(name));
    }

    Fields inner(String name) {
        return new Fields(values.get(name) instanceof Map<?, ?> map ? map : Map.of());
    }

    List<Fields> each(String name) {
        return values.get(name) instanceof List<?> list
                ? list.stream()
                        .filter(Map.class::isInstance)
                        .map(item -> new Fields((Map<?, ?>) item))
                        .toList()
                : List.of();
    }

    /** Those of these names that were told at all, even if only to be empty now. */
    List<String> told(Set<String> names) {
        return names.stream().filter(values::containsKey).sorted().toList();
    }

    /** Those of these names that were told to be empty now. */
    List<String> cleared(Set<String> names) {
        return told(names).stream().filter(name -> isEmpty(values.get(name))).toList();
    }

    private static boolean isEmpty(@Nullable Object value) {
        return value == null || value instanceof String text && text.isBlank();
    }
}
