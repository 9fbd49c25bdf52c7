package dev.footbridge.readmodel.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObservationsReaderTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<Observation.Row> rows = new ArrayList<>();
    private boolean away;

    private final ObservationsReader reader = new ObservationsReader(
            List.of(new Observation("tasks", "Tasks by desk", List.of("desk"), this::asked)),
            meters,
            Duration.ofSeconds(30));

    @Test
    void whatIsAskedForIsShown() {
        rows.add(new Observation.Row(List.of("it-desk"), 3));
        reader.ask();

        assertThat(value("it-desk")).isEqualTo(3);
    }

    @Test
    void whatIsGoneIsNone() {
        rows.add(new Observation.Row(List.of("it-desk"), 3));
        reader.ask();
        rows.set(0, new Observation.Row(List.of("other-desk"), 1));
        reader.ask();

        assertThat(value("it-desk")).isZero();
        assertThat(value("other-desk")).isEqualTo(1);
    }

    @Test
    void whatCannotBeAskedIsNoNumberUntilItCan() {
        rows.add(new Observation.Row(List.of("it-desk"), 3));
        reader.ask();
        away = true;
        reader.ask();
        assertThat(value("it-desk")).isNaN();
        assertThat(meters.get("footbridge.observations.failed").counter().count())
                .isEqualTo(1);

        away = false;
        reader.ask();
        assertThat(value("it-desk")).isEqualTo(3);
    }

    private List<Observation.Row> asked() {
        if (away) {
            throw new IllegalStateException("the database is away");
        }
        return List.copyOf(rows);
    }

    private double value(String desk) {
        return meters.get("tasks").tag("desk", desk).gauge().value();
    }
}
