package dev.footbridge.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CalendarTest {
    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 27);
    private static final LocalDate SUNDAY = LocalDate.of(2026, 11, 29);

    private static String on(LocalDate begun, String expression) {
        return new Calendar(begun).day(expression).toString();
    }

    @Test
    void daysCountThroughWeekendsAndYears() {
        assertThat(on(FRIDAY, "day")).isEqualTo("2026-11-27");
        assertThat(on(FRIDAY, "day+3")).isEqualTo("2026-11-30");
        assertThat(on(FRIDAY, "day-365")).isEqualTo("2025-11-27");
    }

    @Test
    void workdaysLeaveWeekendsOut() {
        assertThat(on(FRIDAY, "workday+1")).isEqualTo("2026-11-30");
        assertThat(on(FRIDAY, "workday+6")).isEqualTo("2026-12-07");
        assertThat(on(FRIDAY, "workday-5")).isEqualTo("2026-11-20");
    }

    @Test
    void aDemoBegunOnASundayHasWorkdaysToo() {
        assertThat(on(SUNDAY, "workday")).isEqualTo("2026-11-30");
        assertThat(on(SUNDAY, "workday+1")).isEqualTo("2026-11-30");
        assertThat(on(SUNDAY, "workday-2")).isEqualTo("2026-11-26");
    }

    @Test
    void whatIsNoDayIsRefused() {
        assertThat(Calendar.isDay("holiday+1")).isFalse();
        assertThatThrownBy(() -> on(FRIDAY, "tomorrow")).hasMessageContaining("but it is tomorrow");
    }
}
