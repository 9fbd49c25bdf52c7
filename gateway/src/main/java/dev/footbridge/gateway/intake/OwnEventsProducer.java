package dev.footbridge.gateway.intake;

import dev.footbridge.gateway.canonical.CloudEventsReader;
import dev.footbridge.gateway.canonical.EventCodec;
import dev.footbridge.gateway.canonical.Reading;
import dev.footbridge.gateway.canonical.StrictJsonCodec;
import dev.footbridge.gateway.connector.Arrival;
import dev.footbridge.gateway.fact.EventId;
import dev.footbridge.gateway.mapper.DeliveryCodec;
import dev.footbridge.gateway.verify.Headers;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Canonical events a part of this process tells itself: they take the way of everybody's, through the inbox, and need no
 * secret, as they never come over the network.
 */
public final class OwnEventsProducer {
    private final String prefix;
    private final EventCodec events;
    private final StrictJsonCodec json;
    private final DeliveryProducer log;
    private final InstantSource clock;

    public OwnEventsProducer(
            String prefix, EventCodec events, StrictJsonCodec json, DeliveryProducer log, InstantSource clock) {
        this.prefix = prefix;
        this.events = events;
        this.json = json;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Writes one event.
     *
     * @param path by which whoever is behind it came
     * @return where it stands on the inbox; empty when the log is away, and then it may be told again: ids absorb it
     */
    public Optional<String> tell(JsonNode event, String path) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (events.read(prefix, event, 0, now) instanceof Reading.Refused refused) {
            throw new IllegalStateException("Expected an event of our own to be canonical, but it is not: "
                    + refused.errors().stream().map(error -> error.pointer()).toList());
        }
        var source = event.path("source").asString();
        var headers = new Headers(List.of(new Headers.Header("content-type", CloudEventsReader.STRUCTURED)));
        var arrival = new Arrival(source, "POST", path, List.of(), headers, json.bytes(event), now);
        return log.put(DeliveryFormCodec.delivery(
                EventId.ofDelivery(source, event.path("id").asString()),
                DeliveryCodec.CLOUDEVENTS,
                arrival,
                "own",
                0,
                List.of()));
    }
}
