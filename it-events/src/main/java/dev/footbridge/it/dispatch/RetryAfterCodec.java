package dev.footbridge.it.dispatch;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** {@code Retry-After}: seconds or a date; a day at most, so that a desk's slip does not stop it for ever. */
final class RetryAfterCodec {
    private static final Duration LONGEST = Duration.ofDays(1);

    private RetryAfterCodec() {}

    static @Nullable Duration read(String value, Instant now) {
        try {
            var asked = value.strip().matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(value.strip()))
                    : Duration.between(
                            now,
                            ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
            return asked.isNegative() ? Duration.ZERO : asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
