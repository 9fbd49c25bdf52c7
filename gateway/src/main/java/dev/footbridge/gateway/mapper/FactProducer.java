package dev.footbridge.gateway.mapper;

import dev.footbridge.gateway.Gateway;
import dev.footbridge.gateway.fact.FactsCodec.Fact;
import dev.footbridge.gateway.fact.FactsCodec.Where;
import dev.footbridge.readmodel.observe.Cause;
import dev.footbridge.readmodel.observe.CauseCodec;
import dev.footbridge.schemas.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Puts facts and outcomes on the log; all of them are there when {@link #flush} returns, or it fails. */
final class FactProducer implements AutoCloseable {
    private final Gateway gateway;
    private final Wire wire;
    private final Producer<String, byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    FactProducer(Gateway gateway, Wire wire, Producer<String, byte[]> producer) {
        this.gateway = gateway;
        this.wire = wire;
        this.producer = producer;
    }

    /** Learns where on the log it writes, which the first fact would wait for. */
    void meetTheLog() {
        producer.partitionsFor(gateway.events());
        producer.partitionsFor(gateway.outcomes());
        if (gateway == Gateway.HR) {
            producer.partitionsFor(gateway.privateFacts());
        }
    }

    void fact(Fact fact, Cause cause) {
        var topic = fact.where() == Where.PRIVATE ? gateway.privateFacts() : gateway.events();
        var record = record(topic, fact.key(), fact.record());
        fact.headers().forEach((name, value) -> header(record, name, value));
        CauseCodec.write(cause, record.headers());
        send(record);
    }

    void event(String key, SpecificRecord value, Map<String, String> headers) {
        var record = record(gateway.events(), key, value);
        headers.forEach((name, header) -> header(record, name, header));
        send(record);
    }

    void outcome(String key, SpecificRecord outcome) {
        send(record(gateway.outcomes(), key, outcome));
    }

    /** @throws NotWrittenException when anything sent since the last flush is not on the log */
    void flush() {
        producer.flush();
        var failed = failure.getAndSet(null);
        if (failed != null) {
            throw new NotWrittenException(failed);
        }
    }

    private ProducerRecord<String, byte[]> record(String topic, String key, SpecificRecord value) {
        return new ProducerRecord<>(topic, key, wire.encode(topic, value));
    }

    private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private void send(ProducerRecord<String, byte[]> record) {
        producer.send(record, (written, e) -> {
            if (e != null) {
                failure.compareAndSet(null, e);
            }
        });
    }

    @Override
    public void close() {
        producer.close(java.time.Duration.ofSeconds(1));
    }

    static final class NotWrittenException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotWrittenException(Exception cause) {
            super("Expected the log to take what was mapped, but it did not", cause);
        }
    }
}
