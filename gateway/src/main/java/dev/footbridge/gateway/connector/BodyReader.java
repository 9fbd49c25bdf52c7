package dev.footbridge.gateway.connector;

import dev.footbridge.gateway.canonical.Json;
import dev.footbridge.gateway.canonical.StrictJsonCodec;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Bodies as JSON: JSON itself, and forms, whose fields become texts. */
public final class BodyReader {
    private final StrictJsonCodec json;

    public BodyReader(StrictJsonCodec json) {
        this.json = json;
    }

    /** Some senders name no type at all; what they send is JSON. */
    public static boolean isSupported(String contentType) {
        var type = mediaType(contentType);
        return type.isEmpty() || isForm(type) || type.equals("application/json") || type.endsWith("+json");
    }

    Json<JsonNode> read(Arrival arrival) {
        var type = mediaType(arrival.headers().only("content-type").orElse(""));
        return isForm(type) ? form(new String(arrival.body(), StandardCharsets.UTF_8)) : json.read(arrival.body());
    }

    private static Json<JsonNode> form(String body) {
        var fields = JsonNodeFactory.instance.objectNode();
        for (var pair : body.split("&")) {
            var name = pair.contains("=") ? pair.substring(0, pair.indexOf('=')) : pair;
            var value = pair.contains("=") ? pair.substring(pair.indexOf('=') + 1) : "";
            try {
                var field = URLDecoder.decode(name, StandardCharsets.UTF_8);
                if (fields.has(field)) {
                    return new Json.Unreadable<>("Expected each field of the form once, but one is there twice");
                }
                fields.put(field, URLDecoder.decode(value, StandardCharsets.UTF_8));
            } catch (IllegalArgumentException e) {
                return new Json.Unreadable<>("Expected a form, but its percent-encoding is not right");
            }
        }
        return new Json.Readable<>(fields);
    }

    private static boolean isForm(String type) {
        return type.equals("application/x-www-form-urlencoded");
    }

    private static String mediaType(String contentType) {
        return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
