package dev.footbridge.gateway.mapper;

import dev.footbridge.gateway.Gateway;
import dev.footbridge.schemas.registry.RegistryUnavailableException;
import dev.footbridge.schemas.wire.Wire;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Turns deliveries into facts, at least once: commits a position after everything before it is on the log. A lost
 * dependency is tried again for ever; nothing is given up for it.
 */
public final class MapperConsumer implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(MapperConsumer.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Gateway gateway;
    private final Wire wire;
    private final DeliveryProcessor deliveries;
    private final List<String> sources;
    private final Supplier<Consumer<String, byte[]>> consumers;
    private final Supplier<Producer<String, byte[]>> producers;
    private final InstantSource clock;
    private final MapperProgress progress;
    private volatile boolean stopping;
    private volatile @Nullable Consumer<String, byte[]> reading;
    private @Nullable Thread thread;
    private Duration pause = Duration.ZERO;

    MapperConsumer(
            Gateway gateway,
            Wire wire,
            DeliveryProcessor deliveries,
            List<String> sources,
            Supplier<Consumer<String, byte[]>> consumers,
            Supplier<Producer<String, byte[]>> producers,
            InstantSource clock,
            MapperProgress progress) {
        this.gateway = gateway;
        this.wire = wire;
        this.deliveries = deliveries;
        this.sources = List.copyOf(sources);
        this.consumers = consumers;
        this.producers = producers;
        this.clock = clock;
        this.progress = progress;
    }

    private void run() {
        while (!stopping) {
            try (var consumer = consumers.get();
                    var out = new FactProducer(gateway, wire, producers.get())) {
                reading = consumer;
                consumer.subscribe(List.of(gateway.inbox()));
                out.meetTheLog();
                connectSources(out);
                while (!stopping) {
                    step(consumer, out);
                }
            } catch (WakeupException e) {
                log.debug("The mapper of /{} was woken to stop", gateway.prefix());
            } catch (RuntimeException e) {
                failed(e); // whatever it is: begin again from the last position
            } finally {
                reading = null;
            }
        }
        progress.stopped();
    }

    private void connectSources(FactProducer out) {
        sources.forEach(source -> deliveries.connect(source, clock.instant(), out));
        write(out);
    }

    private void step(Consumer<String, byte[]> consumer, FactProducer out) {
        var records = consumer.poll(POLL);
        try {
            if (!records.isEmpty()) {
                progress.takes(oldest(records));
            }
            records.forEach(record -> deliveries.process(record, out));
            if (!records.isEmpty()) {
                write(out);
                consumer.commitSync(records.nextOffsets());
                progress.hasMapped();
            }
            if (consumer.groupMetadata().generationId() >= 0) {
                progress.joined();
            }
            progress.reads(lag(consumer));
            pause = Duration.ZERO;
        } catch (RegistryUnavailableException e) {
            rewind(consumer, records);
            deliveries.notWritten();
            failed(e);
        }
    }

    private void write(FactProducer out) {
        try {
            out.flush();
            deliveries.written();
        } catch (FactProducer.NotWrittenException e) {
            deliveries.notWritten();
            throw e;
        }
    }

    /** Reads the same records again after the pause; the group still counts us in. */
    private static void rewind(Consumer<String, byte[]> consumer, ConsumerRecords<String, byte[]> records) {
        var first = new HashMap<TopicPartition, OffsetAndMetadata>();
        records.partitions()
                .forEach(partition -> first.put(
                        partition,
                        new OffsetAndMetadata(records.records(partition).get(0).offset())));
        first.forEach(consumer::seek);
    }

    private static long oldest(ConsumerRecords<String, byte[]> records) {
        var oldest = Long.MAX_VALUE;
        for (var record : records) {
            oldest = Math.min(oldest, record.timestamp());
        }
        return oldest;
    }

    private static long lag(Consumer<String, byte[]> consumer) {
        return consumer.assignment().stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                .sum();
    }

    private void failed(RuntimeException e) {
        progress.failed(clock.instant(), e);
        pause = pause.isZero() ? Duration.ofMillis(100) : min(pause.multipliedBy(2), LONGEST_PAUSE);
        var cause = e instanceof FactProducer.NotWrittenException && e.getCause() != null ? e.getCause() : e;
        if (e instanceof RegistryUnavailableException || cause instanceof KafkaException) {
            log.warn("The mapper of /{} waits {} for what it lost: {}", gateway.prefix(), pause, cause.toString());
        } else {
            log.error("The mapper of /{} failed, and begins again in {}", gateway.prefix(), pause, e);
        }
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    @Override
    public synchronized void start() {
        stopping = false;
        var mapper = new Thread(this::run, gateway.prefix() + "-mapper");
        thread = mapper;
        mapper.start();
    }

    @Override
    public synchronized void stop() {
        stopping = true;
        var consumer = reading;
        if (consumer != null) {
            consumer.wakeup();
        }
        var mapper = thread;
        if (mapper != null) {
            try {
                mapper.join(2_000);
                if (mapper.isAlive()) {
                    mapper.interrupt(); // it waits for something lost
                    mapper.join(2_000);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null && !stopping;
    }
}
