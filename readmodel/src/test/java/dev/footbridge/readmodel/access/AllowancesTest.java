package dev.footbridge.readmodel.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AllowancesTest {
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private final Allowances allowances = new Allowances(new Allowances.Limit(3, Duration.ofSeconds(10)), () -> now);

    @Test
    void aBurstIsAllowedAndThenOneMoreEverySoOften() {
        for (var time = 0; time < 3; time++) {
            assertThat(allowances.take("a")).isZero();
        }
        assertThat(allowances.take("a")).isEqualTo(Duration.ofSeconds(10));
        now = now.plusSeconds(9);
        assertThat(allowances.take("a")).isEqualTo(Duration.ofSeconds(1));
        now = now.plusSeconds(1);
        assertThat(allowances.take("a")).isZero();
        assertThat(allowances.take("a")).isPositive();
    }

    @Test
    void askingTooOftenMakesNobodyWaitLonger() {
        for (var time = 0; time < 1_000; time++) {
            allowances.take("a");
        }
        assertThat(allowances.take("a")).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void oneDoesNotUseUpTheOthersShare() {
        for (var time = 0; time < 4; time++) {
            allowances.take("a");
        }
        assertThat(allowances.take("b")).isZero();
    }

    @Test
    void whatIsGivenBackCanBeTakenAgain() {
        for (var time = 0; time < 100; time++) {
            assertThat(allowances.take("a")).isZero();
            allowances.giveBack("a");
        }
    }

    @Test
    void aLongQuietTimeSavesNothingUpBeyondTheBurst() {
        allowances.take("a");
        now = now.plus(Duration.ofDays(1));
        for (var time = 0; time < 3; time++) {
            assertThat(allowances.take("a")).isZero();
        }
        assertThat(allowances.take("a")).isPositive();
    }

    @Test
    void secondsToldAreNeverTooFew() {
        assertThat(Allowances.seconds(Duration.ofMillis(1))).isEqualTo(1);
        assertThat(Allowances.seconds(Duration.ofMillis(1_001))).isEqualTo(2);
        assertThat(Allowances.seconds(Duration.ofSeconds(2))).isEqualTo(2);
    }

    @Test
    void aLimitThatLetsNobodyInIsRefused() {
        assertThatThrownBy(() -> new Allowances.Limit(0, Duration.ofSeconds(1)))
                .hasMessageStartingWith("Expected a limit of at least one");
    }
}
