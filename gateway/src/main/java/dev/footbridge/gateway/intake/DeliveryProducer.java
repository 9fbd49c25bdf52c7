package dev.footbridge.gateway.intake;

import dev.footbridge.gateway.Gateway;
import dev.footbridge.readmodel.observe.CauseCodec;
import dev.footbridge.readmodel.observe.Trail;
import dev.footbridge.schemas.inbox.AttemptRefused;
import dev.footbridge.schemas.inbox.Delivery;
import dev.footbridge.schemas.registry.RegistryUnavailableException;
import dev.footbridge.schemas.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes deliveries to the inbox. True means that the log has acknowledged it; false that nobody knows. */
public final class DeliveryProducer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DeliveryProducer.class);
    /** A sender gives up after three seconds; reading the request took some of them. */
    static final Duration PATIENCE = Duration.ofMillis(2_300);

    private final Gateway gateway;
    private final Wire wire;
    private final Producer<String, byte[]> producer;
    private final Trail trail;

    public DeliveryProducer(Gateway gateway, Wire wire, Producer<String, byte[]> producer, Trail trail) {
        this.gateway = gateway;
        this.wire = wire;
        this.producer = producer;
        this.trail = trail;
    }

    /** Learns where on the log it writes, which the first delivery would wait for. */
    public void meetTheLog() {
        producer.partitionsFor(gateway.inbox());
        producer.partitionsFor(gateway.outcomes());
    }

    /** Begins to write; the future is true, or false, and never fails. */
    CompletableFuture<Boolean> begin(Delivery delivery) {
        return send(record(delivery));
    }

    /** With the request as its cause. */
    private ProducerRecord<String, byte[]> record(Delivery delivery) {
        var record =
                new ProducerRecord<>(gateway.inbox(), delivery.getDeliveryId(), wire.encode(gateway.inbox(), delivery));
        CauseCodec.write(trail.here(delivery.getReceivedAt()), record.headers());
        return record;
    }

    /** Whether it is on the log by then. */
    static boolean isWritten(CompletableFuture<Boolean> written, long deadlineNanos) {
        try {
            return written.get(Math.max(1, deadlineNanos - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    public boolean write(Delivery delivery) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            return isWritten(begin(delivery), deadline);
        } catch (RegistryUnavailableException e) {
            log.warn("A delivery to /{} was not stored: the registry is away", gateway.prefix());
            return false;
        }
    }

    /** Where on the inbox it stands: {@code partition-offset}; empty when nobody knows whether it does. */
    Optional<String> put(Delivery delivery) {
        try {
            var metadata = producer.send(record(delivery)).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return Optional.of(metadata.partition() + "-" + metadata.offset());
        } catch (RegistryUnavailableException | KafkaException | ExecutionException | TimeoutException e) {
            log.warn(
                    "{} did not take a record: {}",
                    gateway.inbox(),
                    e.getClass().getName());
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** The same delivery once more, for the mapper to make facts of a higher revision. */
    public boolean writeAgain(Delivery delivery, int revision) {
        try {
            var record = new ProducerRecord<>(
                    gateway.inbox(), delivery.getDeliveryId(), wire.encode(gateway.inbox(), delivery));
            record.headers().add("revision", Integer.toString(revision).getBytes(StandardCharsets.US_ASCII));
            return isWritten(send(record), System.nanoTime() + PATIENCE.toNanos());
        } catch (RegistryUnavailableException e) {
            log.warn("A replay at /{} was not stored: the registry is away", gateway.prefix());
            return false;
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(2));
    }

    /** Records an attempt; nobody waits for it. */
    void attempt(AttemptRefused attempt) {
        try {
            send(new ProducerRecord<>(
                    gateway.outcomes(), attempt.getSource(), wire.encode(gateway.outcomes(), attempt)));
        } catch (RegistryUnavailableException e) {
            log.warn("A refused attempt at /{} was not recorded: the registry is away", gateway.prefix());
        }
    }

    private CompletableFuture<Boolean> send(ProducerRecord<String, byte[]> record) {
        var written = new CompletableFuture<Boolean>();
        try {
            producer.send(record, (metadata, e) -> {
                if (e != null) {
                    log.warn("{} did not take a record: {}", record.topic(), e.toString());
                }
                written.complete(e == null);
            });
        } catch (KafkaException e) {
            log.warn("{} did not take a record: {}", record.topic(), e.toString());
            written.complete(false);
        }
        return written;
    }
}
