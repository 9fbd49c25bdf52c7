package dev.footbridge.gateway.connector;

import dev.footbridge.gateway.canonical.EventCodec;
import dev.footbridge.gateway.canonical.Reading;
import dev.footbridge.gateway.canonical.StrictJsonCodec;
import dev.footbridge.gateway.verify.Headers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The samples beside a connector: {@code hired.json} is a body as the vendor sends it, {@code hired.expected.json} what it
 * must become: a list of events, or {@code {"quarantined": reason}}. {@code hired.headers.json} may add headers.
 * {@code source.json}, or {@code hired.source.json}, is what the source's configuration says: {@code {"names", "settings"}}.
 * A list ends with {@code {"missingName": word}} for each word that it lacks.
 */
public final class SamplesReader {
    static final Instant RECEIVED_AT = Instant.parse("2100-01-01T00:00:00Z");

    private final StrictJsonCodec json;
    private final EventCodec events;

    public SamplesReader(StrictJsonCodec json, EventCodec events) {
        this.json = json;
        this.events = events;
    }

    public record Sample(String name, byte[] body, JsonNode headers, Vocabulary vocabulary, JsonNode expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** What is wrong; empty: the sample maps as expected. */
    public Optional<String> fault(ConnectorCodec connector, Sample sample) {
        var actual = mapped(connector, sample);
        return actual.equals(canonical(sample.expected()))
                ? Optional.empty()
                : Optional.of("Expected sample %s of connector %s to become %s, but it becomes %s"
                        .formatted(sample.name(), connector.name(), canonical(sample.expected()), actual));
    }

    private JsonNode mapped(ConnectorCodec connector, Sample sample) {
        var headers = new ArrayList<Headers.Header>();
        headers.add(new Headers.Header("content-type", "application/json"));
        sample.headers().properties().forEach(header -> {
            headers.removeIf(other -> other.name().equals(header.getKey()));
            headers.add(new Headers.Header(header.getKey(), header.getValue().asString()));
        });
        var arrival = new Arrival(
                "sample", "POST", "/webhooks/sample", List.of(), new Headers(headers), sample.body(), RECEIVED_AT);
        var mapping = connector.map(arrival, sample.vocabulary());
        if (mapping instanceof Mapping.Unmappable<JsonNode> unmappable) {
            return JsonNodeFactory.instance.objectNode().put("quarantined", unmappable.reason());
        }
        var all = JsonNodeFactory.instance.arrayNode();
        var mapped = (Mapping.Mapped<JsonNode>) mapping;
        mapped.events().forEach(placed -> all.add(checked(placed)));
        mapped.unnamed().forEach(name -> all.addObject().put(ConnectorCodec.UNNAMED, name));
        return canonical(all);
    }

    private JsonNode checked(Mapping.Placed<JsonNode> placed) {
        var prefix = placed.event().path("type").asString("").startsWith("dev.footbridge.it.") ? "it" : "hr";
        var event = AssemblyCodec.event(placed.event(), "sample", "sample");
        if (events.read(prefix, event, placed.index(), RECEIVED_AT) instanceof Reading.Refused refused) {
            ArrayNode errors = JsonNodeFactory.instance.arrayNode();
            refused.errors().forEach(error -> errors.add(error.toString()));
            return JsonNodeFactory.instance.objectNode().set("refused", errors);
        }
        return placed.event();
    }

    /** Numbers written in two ways are one. */
    private JsonNode canonical(JsonNode node) {
        return json.mapper().readTree(json.bytes(node));
    }
}
