package dev.footbridge.standalone.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** Days as the story counts them, from the day the demo began: {@code day-400}, {@code workday+4}. */
record Calendar(LocalDate begun) {
    private static final Pattern EXPRESSION = Pattern.compile("(day|workday)([+-]\\d{1,5})?");

    static boolean isDay(String expression) {
        return EXPRESSION.matcher(expression).matches();
    }

    LocalDate day(String expression) {
        var parts = EXPRESSION.matcher(expression);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Expected a day such as day-400 or workday+4, but it is " + expression);
        }
        var count = parts.group(2) == null ? 0 : Integer.parseInt(parts.group(2));
        return parts.group(1).equals("day") ? begun.plusDays(count) : workday(count);
    }

    /** Weekdays are enough: what is a holiday where, the policy knows. */
    private LocalDate workday(int count) {
        var day = begun;
        var step = count < 0 ? -1 : 1;
        for (var left = Math.abs(count); left > 0; left -= isWeekday(day) ? 1 : 0) {
            day = day.plusDays(step);
        }
        while (!isWeekday(day)) {
            day = day.plusDays(step);
        }
        return day;
    }

    private static boolean isWeekday(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
    }
}
