package dev.footbridge.bridge.decision;

import dev.footbridge.readmodel.observe.CauseCodec;
import dev.footbridge.readmodel.observe.Trail;
import dev.footbridge.schemas.fact.Personal;
import dev.footbridge.schemas.fact.Told;
import dev.footbridge.schemas.registry.RegistryUnavailableException;
import dev.footbridge.schemas.topic.Topics;
import dev.footbridge.schemas.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what people decide to {@code bridge.decisions.v1}, under the person it is about. It answers once the log has it,
 * or says in time that nobody knows whether it has: saying it again is then harmless.
 */
public final class DecisionProducer implements AutoCloseable {
    /** The bridge itself, as the source of what is decided here. */
    public static final String SOURCE = "footbridge";

    private static final Logger LOG = LoggerFactory.getLogger(DecisionProducer.class);
    /** Who clicks is answered within three seconds; looking things up took some of them. */
    private static final Duration PATIENCE = Duration.ofMillis(2_300);

    private final Producer<String, byte[]> producer;
    private final Wire wire;
    private final InstantSource clock;
    private final Trail trail;

    /** Makes the record of a decision. */
    @FunctionalInterface
    public interface Form {
        SpecificRecord record(Told told, Instant at, @Nullable Personal personal);
    }

    /** @param producer gives up within the patience of who waits */
    public DecisionProducer(Producer<String, byte[]> producer, Wire wire, InstantSource clock, Trail trail) {
        this.producer = producer;
        this.wire = wire;
        this.clock = clock;
        this.trail = trail;
    }

    /** The event id a decision has, whenever it is told. */
    public static String idOf(Decided decided) {
        return DecisionId.of(decided);
    }

    /** @return where it stands; empty when the log is away, and then it may be said again */
    public Optional<DecisionPosition> tell(Decided decided, Form form) {
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var eventId = DecisionId.of(decided);
        var told = Told.newBuilder()
                .setEventId(eventId)
                .setSource(SOURCE)
                .setSourceEventId(eventId)
                .setTold(at)
                .setRecorded(at)
                .build();
        return write(decided.person(), told, form.record(told, at, personal(decided)));
    }

    private static @Nullable Personal personal(Decided decided) {
        return decided.comment() == null
                ? null
                : Personal.newBuilder().setText(decided.comment()).build();
    }

    private Optional<DecisionPosition> write(String person, Told told, SpecificRecord decision) {
        var topic = Topics.DECISIONS.name();
        try {
            var record = new ProducerRecord<>(topic, person, wire.encode(topic, decision));
            header(record, "ce_specversion", "1.0");
            header(record, "ce_id", told.getEventId());
            header(record, "ce_source", SOURCE);
            header(record, "ce_type", typeOf(decision));
            header(record, "ce_time", told.getTold().toString());
            header(record, "ce_subject", person);
            CauseCodec.write(trail.here(told.getRecorded()), record.headers());
            var written = producer.send(record).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return Optional.of(new DecisionPosition(written.partition(), written.offset()));
        } catch (RegistryUnavailableException | KafkaException | ExecutionException | TimeoutException e) {
            LOG.warn("{} did not take a decision: {}", topic, reason(e));
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static String reason(Exception e) {
        return (e.getCause() == null ? e : e.getCause()).getClass().getName();
    }

    private static String typeOf(SpecificRecord decision) {
        var kebab = decision.getSchema()
                .getName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(java.util.Locale.ROOT);
        return "dev.footbridge.bridge." + kebab + ".v1";
    }

    private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(2));
    }
}
