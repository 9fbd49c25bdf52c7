package dev.footbridge.bridge.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Where someone works: whose midnight counts (R10) and whose holidays (R16).
 *
 * @param holidays a calendar such as {@code de-be}; empty for weekends alone
 */
public record Place(ZoneId zone, String holidays) {

    public Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    public Instant endOf(LocalDate day) {
        return at(day, LocalTime.of(23, 59, 59));
    }

    public Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(zone).toInstant();
    }

    public LocalDate dayOf(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }
}
