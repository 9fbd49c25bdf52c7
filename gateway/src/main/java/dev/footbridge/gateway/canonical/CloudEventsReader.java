package dev.footbridge.gateway.canonical;

import dev.footbridge.gateway.verify.Headers;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** CloudEvents over HTTP: structured, batch and binary, each as the JSON of the structured form. */
public final class CloudEventsReader {
    public static final String STRUCTURED = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";
    private static final String BINARY = "ce-";

    private final StrictJsonCodec json;

    public CloudEventsReader(StrictJsonCodec json) {
        this.json = json;
    }

    /** What came. */
    public sealed interface Content {
        record One(JsonNode event) implements Content {}

        record Several(List<JsonNode> events) implements Content {}

        /** No CloudEvents at all by its content type. */
        record Unsupported() implements Content {}

        record Unreadable(String why) implements Content {}
    }

    public Content read(Headers headers, byte[] body) {
        var type = mediaType(headers);
        var binary = headers.all().stream().anyMatch(header -> header.name().startsWith(BINARY));
        if (!type.equals(STRUCTURED) && !type.equals(BATCH) && !type.equals("application/json")) {
            return new Content.Unsupported();
        }
        if (!(json.read(body) instanceof Json.Readable<JsonNode> readable)) {
            return new Content.Unreadable(((Json.Unreadable<JsonNode>) json.read(body)).why());
        }
        if (type.equals("application/json") && binary) {
            return binary(headers, readable.value());
        }
        if (readable.value().isArray() && !type.equals(STRUCTURED)) {
            var events = new ArrayList<JsonNode>();
            readable.value().forEach(events::add);
            return new Content.Several(events);
        }
        return type.equals(BATCH)
                ? new Content.Unreadable("Expected a list of CloudEvents, but it is something else")
                : new Content.One(readable.value());
    }

    private static Content binary(Headers headers, JsonNode data) {
        var event = JsonNodeFactory.instance.objectNode();
        for (var header : headers.all()) {
            if (header.name().startsWith(BINARY)) {
                var name = header.name().substring(BINARY.length());
                if (event.has(name) || name.equals("data")) {
                    return new Content.Unreadable("Expected each ce- header once, but one is there twice");
                }
                try {
                    event.put(name, decoded(header.value()));
                } catch (IllegalArgumentException e) {
                    return new Content.Unreadable("Expected ce- headers in percent-encoding, but one is not right");
                }
            }
        }
        headers.only("content-type").ifPresent(type -> event.put("datacontenttype", type));
        event.set("data", data);
        return new Content.One(event);
    }

    /** The percent-encoding of CloudEvents leaves a plus a plus; values may be quoted. */
    private static String decoded(String value) {
        var plain = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value;
        return URLDecoder.decode(plain.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String mediaType(Headers headers) {
        return headers.only("content-type").orElse("").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
