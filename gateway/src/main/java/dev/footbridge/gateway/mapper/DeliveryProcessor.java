package dev.footbridge.gateway.mapper;

import dev.footbridge.gateway.fact.FactsCodec;
import dev.footbridge.gateway.fact.FactsCodec.Fact;
import dev.footbridge.readmodel.observe.Cause;
import dev.footbridge.readmodel.observe.CauseCodec;
import dev.footbridge.readmodel.observe.Trail;
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
    private final Set<String> sources;
    private final MeterRegistry meters;
    private final Trail trail;
    private final Set<String> connected = new HashSet<>();
    private final Set<String> connecting = new HashSet<>();

    /** @param sources those that are configured: they alone are counted by name */
    DeliveryProcessor(
            String prefix,
            Wire wire,
            DeliveryCodec deliveries,
            FactsCodec facts,
            Set<String> sources,
            MeterRegistry meters,
            Trail trail) {
        this.prefix = prefix;
        this.wire = wire;
        this.deliveries = deliveries;
        this.facts = facts;
        this.sources = sources;
        this.meters = meters;
        this.trail = trail;
    }

    void process(ConsumerRecord<String, byte[]> record, FactProducer out) {
        var decoded = wire.decode(record.topic(), record.value());
        if (decoded instanceof Decoded.Known known && known.value() instanceof Delivery delivery) {
            process(delivery, revision(record.headers()), cause(record, delivery), out);
        } else {
            count("-", "unreadable");
            out.outcome(record.key(), unreadable(record));
        }
    }

    private void process(Delivery delivery, int revision, Cause cause, FactProducer out) {
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
        all.forEach(fact -> out.fact(fact, cause));
        var quarantined = held.quarantined();
        if (quarantined == null) {
            count(delivery.getSource(), all.isEmpty() ? "ignored" : "mapped");
            out.outcome(delivery.getDeliveryId(), mapped(delivery, held.connectorVersion(), all));
        } else {
            count(delivery.getSource(), "quarantined");
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

    /** Of a replay only the trace: it was not received now. What was delivered before we traced may name one itself. */
    private Cause cause(ConsumerRecord<String, byte[]> record, Delivery delivery) {
        var given = CauseCodec.of(record.headers());
        var known =
                given.isTraced() ? given : new Cause(header(delivery.getHeaders(), "traceparent"), given.received());
        return trail.step("map /" + prefix, known, Instant.ofEpochMilli(record.timestamp()));
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

    /** Senders of canonical events name themselves as they like; a label is no place for that. */
    private void count(String source, String outcome) {
        meters.counter(
                        "footbridge.mapper.deliveries",
                        "gateway",
                        prefix,
                        "source",
                        sources.contains(source) ? source : "canonical",
                        "outcome",
                        outcome)
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
