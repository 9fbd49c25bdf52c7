package dev.footbridge.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void aRegistryOnItsWayUpIsAskedAgain() {
        assertThat(Patience.of(LONG).ask(() -> answerTo(3))).isEqualTo("here");
        assertThat(asked).hasValue(3);
    }

    @Test
    void patienceEnds() {
        assertThatThrownBy(() -> Patience.of(Duration.ofMillis(300)).ask(() -> answerTo(1_000)))
                .isInstanceOf(RegistryUnavailableException.class);
        assertThat(asked).hasValueLessThan(10);
    }

    @Test
    void nobodyIsWaitedForWhoIsGoneForGood() {
        var patience = Patience.of(LONG).asLongAs(() -> asked.get() < 2);
        assertThatThrownBy(() -> patience.ask(() -> answerTo(1_000))).isInstanceOf(RegistryUnavailableException.class);
        assertThat(asked).hasValue(2);
    }

    @Test
    void withoutPatienceItIsAskedOnce() {
        assertThatThrownBy(() -> Patience.none().ask(() -> answerTo(2)))
                .isInstanceOf(RegistryUnavailableException.class);
        assertThat(asked).hasValue(1);
    }

    @Test
    void whatIsRefusedIsNotAskedAgain() {
        assertThatThrownBy(() -> Patience.of(LONG).ask(() -> {
                    asked.incrementAndGet();
                    throw new SchemaRejectedException(409, "Expected a compatible schema, but it is not");
                }))
                .isInstanceOf(SchemaRejectedException.class);
        assertThat(asked).hasValue(1);
    }

    @Test
    void whoIsStoppedWaitsNoLonger() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Patience.of(LONG).ask(() -> answerTo(1_000)))
                .isInstanceOf(RegistryUnavailableException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(asked).hasValue(1);
    }

    private String answerTo(int question) {
        if (asked.incrementAndGet() < question) {
            throw new RegistryUnavailableException("Expected the schema registry to answer, but it did not");
        }
        return "here";
    }
}
