package dev.footbridge.it.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerTest {
    @ParameterizedTest
    @CsvSource({
        "200, Taken", "201, Taken", "204, Taken", "301, Refused", "302, Refused", "400, Refused", "401, Refused",
        "404, Refused", "408, Unknown", "409, Unknown", "410, Gone", "422, Refused", "425, NotTaken", "429, NotTaken",
        "500, Unknown", "502, Unknown", "503, Unknown", "504, Unknown"
    })
    void aStatusSaysNoMoreThanItSays(int status, String answer) {
        assertThat(Answer.ofStatus(status, null, null).getClass().getSimpleName())
                .isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({"200, Found", "404, NotFound", "400, Unknown", "401, Unknown", "429, Unknown", "500, Unknown"})
    void aLookUpThatFailsIsNoNo(int status, String answer) {
        assertThat(Answer.ofLookUp(status, null, null).getClass().getSimpleName())
                .isEqualTo(answer);
    }

    @Test
    void retryAfterIsSecondsOrADateAndADayAtMost() {
        var now = Instant.parse("2026-11-24T09:00:00Z");

        assertThat(RetryAfterCodec.read("120", now)).isEqualTo(Duration.ofSeconds(120));
        assertThat(RetryAfterCodec.read("Tue, 24 Nov 2026 09:01:00 GMT", now)).isEqualTo(Duration.ofMinutes(1));
        assertThat(RetryAfterCodec.read("Tue, 24 Nov 2026 08:01:00 GMT", now)).isEqualTo(Duration.ZERO);
        assertThat(RetryAfterCodec.read("999999999", now)).isEqualTo(Duration.ofDays(1));
        assertThat(RetryAfterCodec.read("soon", now)).isNull();
    }
}
