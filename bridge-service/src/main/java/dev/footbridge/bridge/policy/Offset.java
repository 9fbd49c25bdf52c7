package dev.footbridge.bridge.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A time counted from an anchor: {@code start - 10 working days @09:00} (R10, R16).
 *
 * <p>The anchor alone is its instant: 00:00 of a start or an effective day, 23:59:59 of a last working day. A shifted
 * day without a time is meant whole: something opens as it begins and is due before it is over.
 */
public record Offset(
        Anchor anchor, @Nullable Shift shift, @Nullable LocalTime at) {

    public enum Anchor {
        START,
        END,
        EFFECTIVE
    }

    public enum Unit {
        DAYS,
        WORKING_DAYS,
        WEEKS
    }

    public record Shift(int amount, Unit unit) {}

    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

    private static final Pattern TEXT = Pattern.compile(
            "(start|end|effective)(?: *([+-]) *(\\d{1,4}) +(working days?|days?|weeks?))?(?: *@([01]\\d|2[0-3]):([0-5]\\d))?");

    /** As policy files write it. */
    public static Offset of(String text) {
        var match = TEXT.matcher(text.strip());
        if (!match.matches()) {
            throw new IllegalArgumentException(
                    "Expected start, end or effective, then ± days, working days or weeks, then @HH:mm, but it is "
                            + text);
        }
        return new Offset(
                Anchor.valueOf(match.group(1).toUpperCase(Locale.ROOT)),
                match.group(2) == null
                        ? null
                        : new Shift(Integer.parseInt(match.group(2) + match.group(3)), unit(match.group(4))),
                match.group(5) == null
                        ? null
                        : LocalTime.of(Integer.parseInt(match.group(5)), Integer.parseInt(match.group(6))));
    }

    /** When something is due. */
    public Instant due(LocalDate day, Place place, WorkingDays calendar) {
        return on(day, place, calendar, LAST_SECOND);
    }

    /** When something opens. */
    public Instant opens(LocalDate day, Place place, WorkingDays calendar) {
        return on(day, place, calendar, LocalTime.MIDNIGHT);
    }

    private Instant on(LocalDate day, Place place, WorkingDays calendar, LocalTime whole) {
        var instant = anchor == Anchor.END ? place.endOf(day) : place.startOf(day);
        if (shift == null) {
            return at == null ? instant : place.at(day, at);
        }
        var shifted = place.at(shiftedFrom(day, shift, place, calendar), at == null ? whole : at);
        boolean pastTheStart = anchor == Anchor.START && shift.amount() < 0 && shifted.isAfter(instant);
        return pastTheStart ? instant : shifted;
    }

    private static LocalDate shiftedFrom(LocalDate day, Shift shift, Place place, WorkingDays calendar) {
        return switch (shift.unit()) {
            case DAYS -> day.plusDays(shift.amount());
            case WEEKS -> day.plusWeeks(shift.amount());
            case WORKING_DAYS -> {
                int step = Integer.signum(shift.amount());
                var shifted = day;
                for (int left = Math.abs(shift.amount()); left > 0; ) {
                    shifted = shifted.plusDays(step);
                    left -= calendar.isWorkingDay(place.holidays(), shifted) ? 1 : 0;
                }
                yield shifted;
            }
        };
    }

    private static Unit unit(String word) {
        return word.startsWith("working") ? Unit.WORKING_DAYS : word.startsWith("week") ? Unit.WEEKS : Unit.DAYS;
    }
}
