package dev.footbridge.gateway.verify;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** The header that says when a delivery was signed, and how far from now that may be, in either direction. */
public record SignedTime(String header, Unit unit, Duration tolerance) {

    public enum Unit {
        UNIX_SECONDS,
        UNIX_MILLISECONDS,
        ISO_8601
    }

    public SignedTime {
        if (tolerance.isNegative() || tolerance.isZero()) {
            throw new IllegalArgumentException(
                    "Expected the tolerance of a signed time to be more than zero, but it is " + tolerance);
        }
    }

    boolean isNear(String text, Instant now) {
        return parse(text)
                .map(signed -> Duration.between(signed, now).abs().compareTo(tolerance) <= 0)
                .orElse(false);
    }

    private Optional<Instant> parse(String text) {
        try {
            return Optional.of(
                    switch (unit) {
                        case UNIX_SECONDS -> Instant.ofEpochSecond(digits(text));
                        case UNIX_MILLISECONDS -> Instant.ofEpochMilli(digits(text));
                        case ISO_8601 -> OffsetDateTime.parse(withColon(text)).toInstant();
                    });
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty(); // no time at all is not near
        }
    }

    private static long digits(String text) {
        if (text.isEmpty() || text.length() > 15 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new NumberFormatException();
        }
        return Long.parseLong(text);
    }

    /** Some write +0000 where the standard has +00:00. */
    private static String withColon(String text) {
        return text.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2");
    }
}
