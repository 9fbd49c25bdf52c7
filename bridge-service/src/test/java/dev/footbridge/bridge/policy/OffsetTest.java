package dev.footbridge.bridge.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R10, R16. */
class OffsetTest {

    private static final Place BERLIN = new Place(ZoneId.of("Europe/Berlin"), "de-be");
    private static final Place NEW_YORK = new Place(ZoneId.of("America/New_York"), "us-ny");
    private static final WorkingDays CALENDAR = new HolidayCalendarReader();

    @ParameterizedTest(name = "{0} from {1}")
    @CsvSource({
        "start,                          2026-12-01, 2026-11-30T23:00:00Z",
        "effective,                      2026-12-01, 2026-11-30T23:00:00Z",
        "end,                            2026-12-31, 2026-12-31T22:59:59Z",
        "start - 1 working day,          2026-12-01, 2026-11-30T22:59:59Z",
        "start - 1 working day,          2026-11-30, 2026-11-27T22:59:59Z",
        "start - 1 working day,          2026-11-29, 2026-11-27T22:59:59Z",
        "start - 10 working days,        2026-12-01, 2026-11-17T22:59:59Z",
        "start+2 working days,           2026-12-23, 2026-12-28T22:59:59Z",
        "start + 30 days,                2026-12-01, 2026-12-31T22:59:59Z",
        "start - 2 weeks @09:30,         2026-12-01, 2026-11-17T08:30:00Z",
        "start @09:00,                   2026-12-01, 2026-12-01T08:00:00Z",
        "start - 0 days,                 2026-12-01, 2026-12-01T22:59:59Z",
        "end - 5 working days,           2026-12-31, 2026-12-23T22:59:59Z",
        "start - 1 day,                  2026-03-30, 2026-03-29T21:59:59Z",
        "start - 1 day @02:30,           2026-03-30, 2026-03-29T01:30:00Z"
    })
    void isDue(String text, LocalDate day, String due) {
        assertThat(Offset.of(text).due(day, BERLIN, CALENDAR)).isEqualTo(due);
    }

    @Test
    void opensAsTheDayBegins() {
        assertThat(Offset.of("start - 5 working days").opens(LocalDate.parse("2026-12-01"), BERLIN, CALENDAR))
                .isEqualTo("2026-11-23T23:00:00Z");
    }

    @Test
    void holidaysAreThoseOfThePlace() {
        var day = LocalDate.parse("2026-11-27");
        assertThat(Offset.of("start - 1 working day").due(day, BERLIN, CALENDAR))
                .isEqualTo("2026-11-26T22:59:59Z");
        assertThat(Offset.of("start - 1 working day").due(day, NEW_YORK, CALENDAR))
                .isEqualTo("2026-11-26T04:59:59Z");
    }

    @Test
    void whatIsBeforeTheStartNeverMovesPastIt() {
        var start = LocalDate.parse("2026-12-01");
        for (int days = 1; days < 400; days++) {
            for (var unit : new String[] {"days", "working days", "weeks"}) {
                var offset = Offset.of("start - " + days % 20 + " " + unit + " @23:59");
                var due = offset.due(start.plusDays(days), BERLIN, CALENDAR);
                assertThat(offset.shift().amount() == 0 || !due.isAfter(BERLIN.startOf(start.plusDays(days))))
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "begin",
                "start - days",
                "start - 3",
                "start 3 days",
                "start - 3 months",
                "start @25:00",
                "start @9:00"
            })
    void nonsenseIsRefused(String text) {
        assertThatThrownBy(() -> Offset.of(text)).hasMessageStartingWith("Expected start, end or effective");
    }
}
