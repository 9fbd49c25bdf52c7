package dev.footbridge.bridge.read;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;

/** A time or a day in a request, of a year that people write: what is computed from it, and compared with, stays a time. */
public final class TimeText {
    private static final int LAST_YEAR = 9998;

    private TimeText() {}

    /** An instant, with its zone: {@code 2026-12-01T08:00:00Z}. */
    public static Optional<OffsetDateTime> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text)).filter(time -> isWritten(time.getYear()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** {@code 2026-12-01}. */
    public static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(day -> isWritten(day.getYear()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isWritten(int year) {
        return year > 0 && year <= LAST_YEAR;
    }
}
