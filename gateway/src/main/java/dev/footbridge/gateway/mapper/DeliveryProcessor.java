package dev.footbridge.gateway.mapper;

import dev.footbridge.gateway.fact.FactsCodec;
import dev.footbridge.gateway.fact.FactsCodec.Fact;
import dev.footbridge.schemas.fact.SourceConnected;
import dev.footbridge.schemas.inbox.Delivery;
import dev.footbridge.schemas.inbox.DeliveryMapped;
import dev.footbridge.schemas.inbox.DeliveryQuarantined;
import dev.footbridge.schemas.inbox.Header;
import dev.footbridge.schemas.inbox.MappedFact;
import dev.footbridge.schemas.wire.Decoded;
import dev.footbridge.schemas.wire.Wire;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;

/** One delivery: its facts, and what became of it. */
final class DeliveryProcessor {
    /** Says which revision a replay's facts are of; without it, the first. */
    static final String REVISION = "revision";

    private final String prefix;
    private final Wire wire;
    private final DeliveryCodec deliveries;
    private final FactsCodec facts;
    private final MeterRegistry meters;
    private final Set<String> connected = new HashSet<>();
    private final Set<String> connecting = new HashSet<>();

    DeliveryProcessor(String prefix, Wire wire, DeliveryCodec deliveries, FactsCodec facts, MeterRegistry meters) {
        this.prefix = prefix;
        this.wire = wire;
        this.deliveries = deliveries;
        this.facts = facts;
        this.meters = meters;
    }

    void process(ConsumerRecord<String, byte[]> record, FactProducer out) {
        var decoded = wire.decode(record.topic(), record.value());
        if (decoded instanceof Decoded.Known known && known.value() instanceof Delivery delivery) {
            process(delivery, revision(record.headers()), out);
        } else {
            count("unreadable");
            out.outcome(record.key(), unreadable(record));
        }
    }

    private void process(Delivery delivery, int revision, FactProducer out) {
        var held = deliveries.held(delivery);
        List<Fact> all;
        try {
            all = held.events().stream()
                    .flatMap(event -> facts.facts(event, delivery.getReceivedAt(), revision).stream())
                    .toList();
        } catch (RuntimeException e) { // a fault of ours: this delivery waits for the fix, the others go on
            held = DeliveryCodec.failed(delivery, e);
            all = List.of();
        }
        held.events().forEach(event -> connect(event.source(), delivery.getReceivedAt(), out));
        var traceparent = header(delivery.getHeaders(), "traceparent");
        all.forEach(fact -> out.fact(fact, traceparent));
        var quarantined = held.quarantined();
        if (quarantined == null) {
            count(all.isEmpty() ? "ignored" : "mapped");
            out.outcome(delivery.getDeliveryId(), mapped(delivery, held.connectorVersion(), all));
        } else {
            count("quarantined");
            out.outcome(
                    delivery.getDeliveryId(),
                    new DeliveryQuarantined(
                            delivery.getDeliveryId(),
                            delivery.getSource(),
                            delivery.getReceivedAt(),
                            held.connectorVersion(),
                            quarantined.reason(),
                            quarantined.detail()));
        }
    }

    /** Told once a process: of several the earliest counts, so that telling it again does no harm. */
    void connect(String source, Instant at, FactProducer out) {
        if (!connected.contains(source) && connecting.add(source)) {
            out.event(
                    source,
                    new SourceConnected(source, at.truncatedTo(ChronoUnit.MICROS)),
                    Map.of(
                            "ce_specversion",
                            "1.0",
                            "ce_id",
                            "connected-" + source,
                            "ce_source",
                            source,
                            "ce_type",
                            "dev.footbridge." + prefix + ".source-connected.v1",
                            "ce_time",
                            at.toString()));
        }
    }

    void written() {
        connected.addAll(connecting);
        connecting.clear();
    }

    void notWritten() {
        connecting.clear();
    }

    private void count(String outcome) {
        meters.counter("footbridge.mapper.deliveries", "gateway", prefix, "outcome", outcome)
                .increment();
    }

    private static DeliveryMapped mapped(Delivery delivery, String connectorVersion, List<Fact> facts) {
        return new DeliveryMapped(
                delivery.getDeliveryId(),
                delivery.getSource(),
                delivery.getReceivedAt(),
                connectorVersion,
                facts.stream()
                        .map(fact -> new MappedFact(fact.told().getEventId(), fact.type()))
                        .toList());
    }

    private static DeliveryQuarantined unreadable(ConsumerRecord<String, byte[]> record) {
        return new DeliveryQuarantined(
                record.key(),
                "-",
                Instant.ofEpochMilli(record.timestamp()),
                "-",
                "unknown-record",
                "Expected a delivery that this version can read, but it is not; it stays on the log");
    }

    private static int revision(Headers headers) {
        var header = headers.lastHeader(REVISION);
        return header == null ? 0 : Integer.parseInt(new String(header.value(), StandardCharsets.US_ASCII));
    }

    private static @org.jspecify.annotations.Nullable String header(List<Header> headers, String name) {
        return headers.stream()
                .filter(header -> header.getName().equals(name))
                .map(Header::getValue)
                .findFirst()
                .orElse(null);
    }
}
