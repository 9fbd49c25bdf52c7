package dev.footbridge.bridge.policy;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Public holidays by country and its parts: {@code de-be} is Berlin in Germany. */
public final class HolidayCalendarReader implements WorkingDays {

    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private final Map<String, Set<LocalDate>> holidays = new ConcurrentHashMap<>();

    @Override
    public boolean isWorkingDay(String calendar, LocalDate date) {
        return !WEEKEND.contains(date.getDayOfWeek())
                && (calendar.isEmpty() || !holidaysOf(calendar, date.getYear()).contains(date));
    }

    /** Whether there is such a calendar, down to its last part. */
    public boolean knows(String calendar) {
        var parts = calendar.split("-");
        if (!HolidayManager.getSupportedCalendarCodes().contains(parts[0].toUpperCase(Locale.ROOT))) {
            return false;
        }
        CalendarHierarchy place = manager(parts[0]).getCalendarHierarchy();
        for (int i = 1; i < parts.length && place != null; i++) {
            place = place.getChildren().get(parts[i]);
        }
        return place != null;
    }

    private Set<LocalDate> holidaysOf(String calendar, int year) {
        return holidays.computeIfAbsent(calendar + "/" + year, key -> read(calendar.split("-"), year));
    }

    private static Set<LocalDate> read(String[] parts, int year) {
        var region = Arrays.copyOfRange(parts, 1, parts.length);
        return manager(parts[0]).getHolidays(Year.of(year), HolidayType.PUBLIC_HOLIDAY, region).stream()
                .map(Holiday::getDate)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static HolidayManager manager(String country) {
        return HolidayManager.getInstance(ManagerParameters.create(country));
    }
}
