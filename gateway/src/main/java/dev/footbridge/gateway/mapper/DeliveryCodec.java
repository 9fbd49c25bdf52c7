package dev.footbridge.gateway.mapper;

import dev.footbridge.gateway.canonical.CanonicalEvent;
import dev.footbridge.gateway.canonical.CloudEventsReader;
import dev.footbridge.gateway.canonical.EventCodec;
import dev.footbridge.gateway.canonical.FieldError;
import dev.footbridge.gateway.canonical.Reading;
import dev.footbridge.gateway.connector.Arrival;
import dev.footbridge.gateway.connector.AssemblyCodec;
import dev.footbridge.gateway.connector.ConnectorCodec;
import dev.footbridge.gateway.connector.Connectors;
import dev.footbridge.gateway.connector.Mapping;
import dev.footbridge.gateway.connector.Vocabulary;
import dev.footbridge.gateway.verify.Headers;
import dev.footbridge.schemas.inbox.Delivery;
import dev.footbridge.schemas.inbox.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** From a delivery to the canonical events it holds. The same delivery and the same connector give the same, always. */
public final class DeliveryCodec {
    /** Stands for a connector where the sender speaks CloudEvents. */
    public static final String CLOUDEVENTS = "cloudevents";

    private static final Logger log = LoggerFactory.getLogger(DeliveryCodec.class);
    private static final int MOST_SHOWN = 20;

    private final String prefix;
    private final Connectors connectors;
    private final CloudEventsReader cloudEvents;
    private final EventCodec events;
    private final Map<String, Vocabulary> vocabularies;

    /** @param vocabularies what the configuration tells the connectors, by source */
    public DeliveryCodec(
            String prefix,
            Connectors connectors,
            CloudEventsReader cloudEvents,
            EventCodec events,
            Map<String, Vocabulary> vocabularies) {
        this.prefix = prefix;
        this.connectors = connectors;
        this.cloudEvents = cloudEvents;
        this.events = events;
        this.vocabularies = Map.copyOf(vocabularies);
    }

    /**
     * What a delivery holds.
     *
     * @param connectorVersion which version of the connector says so
     * @param events those that are right
     * @param quarantined why not all of it could be mapped; null when it could
     */
    public record Held(
            String connectorVersion,
            List<CanonicalEvent> events,
            @Nullable Quarantine quarantined) {
        public Held {
            events = List.copyOf(events);
        }
    }

    public record Quarantine(String reason, String detail) {}

    public Held held(Delivery delivery) {
        try {
            return delivery.getConnector().equals(CLOUDEVENTS) ? ofCloudEvent(delivery) : ofConnector(delivery);
        } catch (RuntimeException e) { // a fault of ours: this delivery waits for the fix, the others go on
            return failed(delivery, e);
        }
    }

    static Held failed(Delivery delivery, RuntimeException e) {
        log.error(
                "Mapping delivery {} of {} failed", delivery.getDeliveryId(), delivery.getSource(), withoutMessage(e));
        return quarantined("-", "internal-error", "Expected the mapping to work, but it failed; the log says where");
    }

    /** Messages of libraries may quote the payload; the place they come from does not. */
    private static RuntimeException withoutMessage(RuntimeException e) {
        var place = new RuntimeException(e.getClass().getName());
        place.setStackTrace(e.getStackTrace());
        return place;
    }

    private Held ofCloudEvent(Delivery delivery) {
        var arrival = arrival(delivery);
        if (!(cloudEvents.read(arrival.headers(), arrival.body()) instanceof CloudEventsReader.Content.One one)) {
            return quarantined("-", "unreadable", "Expected a CloudEvent, but it is none");
        }
        return read("-", List.of(new Mapping.Placed<>(0, one.event())), List.of(), delivery);
    }

    private Held ofConnector(Delivery delivery) {
        var connector = connectors.find(delivery.getConnector()).orElse(null);
        var version = connector == null ? "-" : connector.version();
        var inactive = connectors.whyInactive(delivery.getConnector());
        if (connector == null || inactive.isPresent()) {
            return quarantined(
                    version,
                    "connector-inactive",
                    "Expected connector %s to be active, but it is not; health and log say why"
                            .formatted(delivery.getConnector()));
        }
        return ofMapping(delivery, connector);
    }

    private Held ofMapping(Delivery delivery, ConnectorCodec connector) {
        var arrival = arrival(delivery);
        var mapping = connector.map(arrival, vocabularies.getOrDefault(delivery.getSource(), Vocabulary.NONE));
        if (mapping instanceof Mapping.Unmappable<JsonNode> unmappable) {
            return quarantined(connector.version(), unmappable.reason(), unmappable.detail());
        }
        var mapped = (Mapping.Mapped<JsonNode>) mapping;
        if (mapped.events().isEmpty() && mapped.unnamed().isEmpty()) {
            return new Held(connector.version(), List.of(), null);
        }
        var sendersId = connector.sendersId(arrival);
        return read(
                connector.version(),
                mapped.events().stream()
                        .map(placed -> new Mapping.Placed<>(
                                placed.index(),
                                AssemblyCodec.event(
                                        placed.event(),
                                        delivery.getSource(),
                                        Objects.requireNonNullElse(placed.key(), sendersId))))
                        .toList(),
                mapped.unnamed(),
                delivery);
    }

    /** One event that is wrong does not cost the others theirs. */
    private Held read(String version, List<Mapping.Placed<JsonNode>> mapped, List<String> unnamed, Delivery delivery) {
        var right = new ArrayList<CanonicalEvent>();
        var wrong = new ArrayList<String>();
        for (var placed : mapped) {
            var reading = events.read(prefix, placed.event(), placed.index(), delivery.getReceivedAt());
            if (reading instanceof Reading.Understood understood) {
                right.add(understood.event());
            } else if (reading instanceof Reading.Refused refused) {
                wrong.add("event %d: %s".formatted(placed.index(), words(refused.errors())));
            }
        }
        var reason = wrong.isEmpty() ? "unknown-name" : "not-canonical";
        unnamed.stream().distinct().forEach(name -> wrong.add(missing(delivery.getSource(), name)));
        if (wrong.isEmpty()) {
            return new Held(version, right, null);
        }
        var all = mapped.size() + unnamed.size();
        var detail = counted(all, all - right.size())
                + wrong.stream().limit(MOST_SHOWN).collect(Collectors.joining("; "));
        return new Held(version, right, new Quarantine(right.isEmpty() ? reason : "partly-mapped", detail));
    }

    private static String counted(int all, int wrong) {
        return all == 1
                ? "Expected the event to be right, but it is not: "
                : "Expected %d events to be right, but %d %s not: ".formatted(all, wrong, wrong == 1 ? "is" : "are");
    }

    /** Replayed once the entry is there, the delivery maps. */
    private static String missing(String source, String name) {
        var shown = name.length() > 100 ? name.substring(0, 100) + "…" : name;
        return "expected footbridge.sources.%s.names to have an entry for \"%s\", but it has none"
                .formatted(source, shown.replaceAll("\\p{Cntrl}", "?"));
    }

    private static String words(List<FieldError> errors) {
        return errors.stream().limit(MOST_SHOWN).map(FieldError::toString).collect(Collectors.joining(", "));
    }

    private static Held quarantined(String version, String reason, String detail) {
        return new Held(version, List.of(), new Quarantine(reason, detail));
    }

    static Arrival arrival(Delivery delivery) {
        var body = new byte[delivery.getBody().remaining()];
        delivery.getBody().duplicate().get(body);
        return new Arrival(
                delivery.getSource(),
                delivery.getMethod(),
                delivery.getPath(),
                headers(delivery.getQuery()).all(),
                headers(delivery.getHeaders()),
                body,
                delivery.getReceivedAt());
    }

    private static Headers headers(List<Header> headers) {
        return new Headers(headers.stream()
                .map(header -> new Headers.Header(header.getName(), header.getValue()))
                .toList());
    }
}
