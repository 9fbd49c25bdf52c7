package dev.footbridge.gateway.mapper;

import dev.footbridge.gateway.Gateway;
import dev.footbridge.gateway.connector.Connectors;
import dev.footbridge.gateway.connector.SamplesReader.Sample;
import dev.footbridge.gateway.fact.FactsCodec;
import dev.footbridge.gateway.fact.FactsCodec.Where;
import dev.footbridge.gateway.intake.Source;
import dev.footbridge.gateway.verify.Headers;
import dev.footbridge.schemas.inbox.Delivery;
import dev.footbridge.schemas.inbox.Header;
import dev.footbridge.schemas.wire.Decoded;
import dev.footbridge.schemas.wire.Wire;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;

/**
 * What the vendors of the configured sources would send, from its verification to the bytes of facts. Nothing is written and
 * nothing is counted: a sample is nobody's delivery.
 */
public final class RehearsalProcessor {
    private static final int SAMPLES = 3;

    /** What a sender of canonical events would say. */
    private static final String CANONICAL = """
            {"specversion":"1.0","type":"dev.footbridge.hr.worker-hired.v1","source":"rehearsal","id":"rehearsal",
             "data":{"workerNumber":"rehearsal","person":{"givenName":"Nobody"},"employment":{"department":"Sales"},
               "startDate":"2027-03-01"}}""";

    private final Gateway gateway;
    private final Collection<Source> sources;
    private final Connectors connectors;
    private final DeliveryCodec deliveries;
    private final FactsCodec facts;
    private final Wire wire;

    public RehearsalProcessor(
            Gateway gateway,
            Collection<Source> sources,
            Connectors connectors,
            DeliveryCodec deliveries,
            FactsCodec facts,
            Wire wire) {
        this.gateway = gateway;
        this.sources = List.copyOf(sources);
        this.connectors = connectors;
        this.deliveries = deliveries;
        this.facts = facts;
        this.wire = wire;
    }

    /** @return how many facts it came to */
    public int play(Instant now) {
        var count = gateway == Gateway.HR ? map(canonical(now)) : 0;
        for (var source : sources) {
            for (var sample : connectors.samples(source.connector()).stream()
                    .limit(SAMPLES)
                    .toList()) {
                verify(source, sample, now);
                count += map(delivery(source.name(), source.connector(), "application/json", sample.body(), now));
            }
        }
        return count;
    }

    /** A sample is not signed: it is refused, which costs the same. */
    private void verify(Source source, Sample sample, Instant now) {
        var headers = new Headers(List.of(new Headers.Header("content-type", "application/json")));
        connectors
                .find(source.connector())
                .ifPresent(connector ->
                        connector.verification().judge(source.secrets(), "POST", headers, sample.body(), now));
    }

    private int map(Delivery delivery) {
        var bytes = wire.encode(gateway.inbox(), delivery);
        if (!(wire.decode(gateway.inbox(), bytes) instanceof Decoded.Known known)
                || !(known.value() instanceof Delivery read)) {
            return 0;
        }
        var all = deliveries.held(read).events().stream()
                .flatMap(event -> facts.facts(event, read.getReceivedAt(), 0).stream())
                .toList();
        all.forEach(fact ->
                wire.encode(fact.where() == Where.PRIVATE ? gateway.privateFacts() : gateway.events(), fact.record()));
        return all.size();
    }

    private static Delivery canonical(Instant now) {
        return delivery(
                "rehearsal",
                DeliveryCodec.CLOUDEVENTS,
                "application/cloudevents+json",
                CANONICAL.getBytes(StandardCharsets.UTF_8),
                now);
    }

    private static Delivery delivery(String source, String connector, String type, byte[] body, Instant now) {
        return Delivery.newBuilder()
                .setDeliveryId("rehearsal")
                .setSource(source)
                .setConnector(connector)
                .setReceivedAt(now.truncatedTo(ChronoUnit.MICROS))
                .setMethod("POST")
                .setPath("/rehearsal")
                .setQuery(List.of())
                .setHeaders(List.of(new Header("content-type", type)))
                .setBody(ByteBuffer.wrap(body))
                .setVerification("none")
                .setSecretIndex(0)
                .build();
    }
}
