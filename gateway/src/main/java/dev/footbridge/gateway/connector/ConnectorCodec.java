package dev.footbridge.gateway.connector;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footbridge.gateway.canonical.Json;
import dev.footbridge.gateway.fact.EventId;
import dev.footbridge.gateway.verify.Handshake;
import dev.footbridge.gateway.verify.Headers;
import dev.footbridge.gateway.verify.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One connector at work: reads the body, finds the sender's id, maps items to events. */
public final class ConnectorCodec {
    /** Places an item's events have among all of the delivery. */
    private static final int PLACES = 100;

    /** An event with this field alone says that the source's names lack an entry. */
    static final String UNNAMED = "missingName";

    private static final int MOST_ITEMS = 10_000;

    private final String name;
    private final String version;
    private final Verification verification;
    private final Handshake handshake;
    private final BodyReader bodies;
    private final MappingBudget budget;
    private final @Nullable ExpressionCodec match;
    private final @Nullable ExpressionCodec idempotencyKey;
    private final @Nullable ExpressionCodec split;
    private final @Nullable ExpressionCodec itemKey;
    private final ExpressionCodec map;

    ConnectorCodec(
            ConnectorFile file, String version, BodyReader bodies, MappingBudget budget, JsltFunctionsCodec functions) {
        this.name = file.connector();
        this.version = version;
        this.verification = VerificationReader.read(file.verify());
        this.handshake = VerificationReader.handshake(file.handshake());
        this.bodies = bodies;
        this.budget = budget;
        this.match = compiled("match", file.match(), functions);
        this.idempotencyKey = compiled("idempotencyKey", file.idempotencyKey(), functions);
        this.split = compiled("split", file.split(), functions);
        this.itemKey = compiled("itemKey", file.itemKey(), functions);
        var mapping = compiled("map", file.map(), functions);
        if (mapping == null) {
            throw new IllegalArgumentException("Expected the connector to have a map, but it has none");
        }
        this.map = mapping;
    }

    private @Nullable ExpressionCodec compiled(String part, @Nullable String text, JsltFunctionsCodec functions) {
        return text == null ? null : ExpressionCodec.compile(name + "/" + part, text, functions);
    }

    public String name() {
        return name;
    }

    /** Changes with the file: says which version mapped a delivery. */
    public String version() {
        return version;
    }

    public Verification verification() {
        return verification;
    }

    /** What the vendor may ask before it delivers. */
    public Handshake handshake() {
        return handshake;
    }

    /** Whether the body can be read at all. */
    public Json<JsonNode> read(Arrival arrival) {
        return bodies.read(arrival);
    }

    /** The sender's own id of the delivery; none found: a hash of the body. */
    public String sendersId(Arrival arrival, JsonNode body) {
        var hash = "sha256:" + EventId.sha256(arrival.body());
        if (idempotencyKey == null) {
            return hash;
        }
        try {
            return budget.within(() -> id(idempotencyKey.apply(input(arrival, body, Vocabulary.NONE))))
                    .orElse(hash);
        } catch (ExpressionCodec.FailedException | MappingBudget.ExceededException e) {
            return hash;
        }
    }

    /** As when it came: the id is a function of the delivery and the connector. */
    public String sendersId(Arrival arrival) {
        return sendersId(
                arrival,
                bodies.read(arrival) instanceof Json.Readable<JsonNode> body
                        ? body.value()
                        : tools.jackson.databind.node.NullNode.getInstance());
    }

    private static Optional<String> id(com.fasterxml.jackson.databind.JsonNode id) {
        return Optional.of(id)
                .filter(value -> value.isValueNode() && !value.isNull())
                .map(com.fasterxml.jackson.databind.JsonNode::asText)
                .filter(text -> !text.isBlank() && text.length() <= 300);
    }

    public Mapping<JsonNode> map(Arrival arrival, Vocabulary vocabulary) {
        if (!(bodies.read(arrival) instanceof Json.Readable<JsonNode> body)) {
            return new Mapping.Unmappable<>("unreadable", "Expected a body that can be read, but it cannot");
        }
        try {
            return budget.within(() -> map(input(arrival, body.value(), vocabulary)));
        } catch (ExpressionCodec.FailedException e) {
            return new Mapping.Unmappable<>("mapping-failed", String.valueOf(e.getMessage()));
        } catch (MappingBudget.ExceededException e) {
            return new Mapping.Unmappable<>("mapping-too-long", String.valueOf(e.getMessage()));
        }
    }

    private Mapping<JsonNode> map(ObjectNode input) {
        if (match != null && !match.apply(input).asBoolean()) {
            return new Mapping.Unmappable<>(
                    "no-match",
                    "Expected a delivery of a kind that connector %s reads, but it is another".formatted(name));
        }
        var items = items(input);
        if (items.isEmpty()) {
            return new Mapping.Unmappable<>(
                    "no-items", "Expected the split of connector %s to give a list, but it does not".formatted(name));
        }
        var events = new ArrayList<Mapping.Placed<JsonNode>>();
        var unnamed = new ArrayList<String>();
        for (int i = 0; i < items.get().size(); i++) {
            input.set("item", items.get().get(i));
            input.put("index", i);
            var key = itemKey == null ? null : id(itemKey.apply(input)).orElse(null);
            var place = key == null ? i * PLACES : 0;
            for (var event : list(map.apply(input))) { // null keeps its place: the others' ids stay
                if (event.path(UNNAMED).isTextual()) {
                    unnamed.add(event.path(UNNAMED).textValue());
                } else if (!event.isNull()) {
                    events.add(new Mapping.Placed<>(place, JsltTreeCodec.fromJslt(event), key));
                }
                place++;
            }
        }
        return new Mapping.Mapped<>(events, unnamed);
    }

    private Optional<List<com.fasterxml.jackson.databind.JsonNode>> items(ObjectNode input) {
        if (split == null) {
            return Optional.of(List.of(input.get("body")));
        }
        var items = split.apply(input);
        return items.isArray() && items.size() <= MOST_ITEMS ? Optional.of(list(items)) : Optional.empty();
    }

    private static List<com.fasterxml.jackson.databind.JsonNode> list(com.fasterxml.jackson.databind.JsonNode node) {
        if (node.isArray()) {
            var list = new ArrayList<com.fasterxml.jackson.databind.JsonNode>();
            node.forEach(list::add);
            return list;
        }
        return node.isNull() ? List.of() : List.of(node);
    }

    private static ObjectNode input(Arrival arrival, JsonNode body, Vocabulary vocabulary) {
        var input = JsonNodeFactory.instance.objectNode();
        input.set("headers", object(arrival.headers().all()));
        input.set("query", object(arrival.query()));
        input.set("names", texts(vocabulary.names()));
        input.set("settings", texts(vocabulary.settings()));
        input.put("source", arrival.source());
        input.put("method", arrival.method());
        input.put("path", arrival.path());
        input.put("receivedAt", arrival.receivedAt().toString());
        input.put("bodySha256", EventId.sha256(arrival.body()));
        input.set("body", JsltTreeCodec.toJslt(body));
        return input;
    }

    private static ObjectNode texts(Map<String, String> texts) {
        var object = JsonNodeFactory.instance.objectNode();
        texts.forEach(object::put);
        return object;
    }

    private static ObjectNode object(List<Headers.Header> headers) {
        var object = JsonNodeFactory.instance.objectNode();
        headers.forEach(header -> object.put(header.name(), header.value()));
        return object;
    }
}
