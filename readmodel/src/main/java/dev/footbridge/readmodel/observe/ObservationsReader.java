package dev.footbridge.readmodel.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Asks every {@link Observation} now and then. What cannot be asked is not a number: better none than an old one. */
public final class ObservationsReader implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ObservationsReader.class);

    private final List<Gauges> observations;
    private final Duration every;
    private @Nullable ScheduledExecutorService clock;

    ObservationsReader(List<Observation> observations, MeterRegistry meters, Duration every) {
        this.every = every;
        this.observations =
                observations.stream().map(one -> new Gauges(one, meters)).toList();
    }

    /** Asks all of them once. */
    void ask() {
        observations.forEach(Gauges::ask);
    }

    /** The gauges of one observation: each row that was ever seen keeps its own, so that fetching never meets a change. */
    private static final class Gauges {
        private final Observation observation;
        private final MeterRegistry meters;
        private final Counter failures;
        private final Map<List<String>, AtomicReference<Double>> rows = new HashMap<>();

        Gauges(Observation observation, MeterRegistry meters) {
            this.observation = observation;
            this.meters = meters;
            this.failures = Counter.builder("footbridge.observations.failed")
                    .description("Times that a metric could not be asked for")
                    .tag("metric", observation.metric())
                    .register(meters);
        }

        void ask() {
            try {
                var seen = observation.asked().rows();
                rows.values().forEach(value -> value.set(0.0));
                seen.forEach(
                        row -> rows.computeIfAbsent(row.values(), this::gauge).set(row.value()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) { // health says what is away, and since when
                failures.increment();
                rows.values().forEach(value -> value.set(Double.NaN));
                LOG.debug("{} could not be asked for", observation.metric(), e);
            }
        }

        private AtomicReference<Double> gauge(List<String> values) {
            var value = new AtomicReference<>(Double.NaN);
            var tags = Tags.empty();
            for (int i = 0; i < observation.labels().size(); i++) {
                tags = tags.and(observation.labels().get(i), values.get(i));
            }
            Gauge.builder(observation.metric(), value, AtomicReference::get)
                    .description(observation.description())
                    .tags(tags)
                    .register(meters);
            return value;
        }
    }

    @Override
    public synchronized void start() {
        var thread = Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "observations"));
        thread.scheduleWithFixedDelay(this::ask, 0, every.toMillis(), TimeUnit.MILLISECONDS);
        clock = thread;
    }

    @Override
    public synchronized void stop() {
        var thread = clock;
        if (thread != null) {
            thread.shutdownNow();
        }
        clock = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return clock != null;
    }
}
