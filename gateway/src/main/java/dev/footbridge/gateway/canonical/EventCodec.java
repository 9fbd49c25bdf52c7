package dev.footbridge.gateway.canonical;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** From a CloudEvent in JSON to an event that is known to be right; connectors and the canonical API share it. */
public final class EventCodec {
    /** A source's clock may be wrong, but told far ahead a fact would stay the latest for too long. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private static final Set<String> ATTRIBUTES =
            Set.of("specversion", "type", "source", "id", "time", "subject", "datacontenttype", "dataschema", "data");

    private final StrictJsonCodec json;
    private final EventSchemasReader schemas;
    private final AboutRule about;

    /** @param oneHrSource whether a worker number means one HR source even when nobody says which */
    public EventCodec(StrictJsonCodec json, EventSchemasReader schemas, boolean oneHrSource) {
        this.json = json;
        this.schemas = schemas;
        this.about = new AboutRule(oneHrSource);
    }

    /** @param receivedAt when it came: the same event must be judged the same however often it is read */
    public Reading read(String prefix, JsonNode event, int index, Instant receivedAt) {
        if (!event.isObject()) {
            return refused(new FieldError("", "a CloudEvent: an object", "it is something else"));
        }
        var named = event.path("type");
        var type = FactType.ofType(named.isString() ? named.asString() : "").orElse(null);
        if (type == null || !type.prefix().equals(prefix)) {
            return refused(typeError(prefix, named, type));
        }
        var errors = new ArrayList<>(schemas.errors(type, event));
        if (!errors.isEmpty()) {
            return new Reading.Refused(errors);
        }
        var data = json.map(event.get("data"));
        errors.addAll(TextRule.errors("", json.map(event)));
        errors.addAll(about.errors(type, data));
        var time = time(event, receivedAt, errors);
        return errors.isEmpty()
                ? new Reading.Understood(new CanonicalEvent(
                        type,
                        event.get("source").asString(),
                        event.get("id").asString(),
                        index,
                        time,
                        extensions(event),
                        data))
                : new Reading.Refused(errors);
    }

    private static Reading refused(FieldError error) {
        return new Reading.Refused(List.of(error));
    }

    private static FieldError typeError(String prefix, JsonNode named, @Nullable FactType other) {
        var expected =
                "one of " + FactType.of(prefix).stream().map(FactType::type).collect(Collectors.joining(", "));
        var but = other != null
                ? "it belongs to /" + other.prefix() + "/events"
                : named.isMissingNode() ? "it is missing" : "there is no such type";
        return new FieldError("/type", expected, but);
    }

    private static @Nullable Instant time(JsonNode event, Instant receivedAt, List<FieldError> errors) {
        if (!event.path("time").isString()) {
            return null;
        }
        try {
            var time = OffsetDateTime.parse(event.get("time").asString()).toInstant();
            if (time.isAfter(receivedAt.plus(AHEAD))) {
                errors.add(new FieldError("/time", "a time that has come", "it is more than a day ahead"));
            }
            return time.truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException e) {
            errors.add(new FieldError("/time", "an instant like 2026-11-20T09:00:00Z", "it is not"));
            return null;
        }
    }

    private static Map<String, String> extensions(JsonNode event) {
        var extensions = new LinkedHashMap<String, String>();
        event.properties().forEach(attribute -> {
            if (!ATTRIBUTES.contains(attribute.getKey())) {
                extensions.put(attribute.getKey(), attribute.getValue().asString());
            }
        });
        return extensions;
    }
}
