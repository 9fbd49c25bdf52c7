package dev.footbridge.bridge;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.schemas.registry.RegistryUnavailableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class FailureListenerTest {
    private final FailureListener failures = new FailureListener();

    @Test
    void aLostRegistryIsWaitedForAndShown() {
        failures.stop(); // nobody waits in a test
        var lost = new StreamsException("in process", new RegistryUnavailableException("Expected the registry"));

        assertThat(failures.lost()).isNull();
        assertThat(failures.handle(lost)).isEqualTo(REPLACE_THREAD);
        assertThat(failures.lost()).isEqualTo("RegistryUnavailableException");
    }

    @Test
    void aBrokerThatIsSlowIsWaitedFor() {
        failures.stop();

        assertThat(failures.handle(new StreamsException(new TimeoutException("slow"))))
                .isEqualTo(REPLACE_THREAD);
    }

    @Test
    void ourOwnMistakeStopsTheBridge() {
        assertThat(failures.handle(new StreamsException(new IllegalStateException("ours"))))
                .isEqualTo(SHUTDOWN_CLIENT);
        assertThat(failures.lost()).isNull();
    }
}
