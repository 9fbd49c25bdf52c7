package dev.footbridge.bridge.policy;

import java.time.LocalDate;

/** Which days people work, by calendar of holidays (R16). */
@FunctionalInterface
public interface WorkingDays {

    /** @param holidays a calendar such as {@code de-be}; empty for weekends alone */
    boolean isWorkingDay(String holidays, LocalDate date);
}
