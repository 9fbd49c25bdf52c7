package dev.footbridge.schemas.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A thin client of the Confluent REST API, which Confluent, Karapace, Apicurio and Redpanda serve. Whatever says nothing
 * about our schemas (no answer, a time-out, 401, 403, 408, 429, 5xx) is a {@link RegistryUnavailableException}; the rest
 * of the 4xx is a {@link SchemaRejectedException}.
 */
public final class RegistryClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TYPE = "application/vnd.schemaregistry.v1+json";

    private final RegistrySettings settings;
    private final HttpClient http;
    private final String base;

    public RegistryClient(RegistrySettings settings) {
        this.settings = settings;
        this.http = TrustedHttp.client(settings);
        this.base = settings.url().toString().replaceAll("/+$", "");
    }

    /** Registers a schema under a subject; the id it had already, if it is there. Errors: 409 not compatible. */
    public int register(String subject, Schema schema) {
        return send("POST", "/subjects/" + escaped(subject) + "/versions", schemaBody(schema))
                .path("id")
                .asInt();
    }

    /** The id of a schema that a deployment registered before. Errors: 404 nobody did. */
    public int idOf(String subject, Schema schema) {
        return send("POST", "/subjects/" + escaped(subject), schemaBody(schema))
                .path("id")
                .asInt();
    }

    /** The schema of an id, as it was written. Errors: 404 no such id. */
    public Schema schema(int id) {
        var text = send("GET", "/schemas/ids/" + id, null).path("schema").asText();
        return new Schema.Parser().parse(text);
    }

    /** Sets the compatibility of a subject, for example FULL_TRANSITIVE. */
    public void setCompatibility(String subject, String level) {
        send("PUT", "/config/" + escaped(subject), json(Map.of("compatibility", level)));
    }

    /** Asks for anything at all: a {@link RegistryUnavailableException} says that the registry is away. */
    public void ping() {
        send("GET", "/config", null);
    }

    private JsonNode send(String method, String path, @Nullable String body) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(settings.readTimeout())
                .header("Accept", TYPE + ", application/json")
                .header("Content-Type", TYPE)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (settings.authorization() != null) {
            request.header("Authorization", settings.authorization());
        }
        try {
            return read(path, http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new RegistryUnavailableException("Expected the schema registry to answer, but it did not", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryUnavailableException("Expected the schema registry to answer, but we were stopped", e);
        }
    }

    private static JsonNode read(String path, HttpResponse<String> answer) {
        var status = answer.statusCode();
        if (status == 401 || status == 403 || status == 408 || status == 429 || status >= 500) {
            throw new RegistryUnavailableException(
                    "Expected the schema registry to answer, but it said " + status + " to " + path);
        }
        if (status >= 400) {
            throw new SchemaRejectedException(
                    status, "Expected the schema registry to accept " + path + ", but it said " + answer.body());
        }
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) { // a proxy's page, say: not the registry
            throw new RegistryUnavailableException(
                    "Expected JSON of the schema registry, but it was something else", e);
        }
    }

    private static String schemaBody(Schema schema) {
        return json(Map.of("schema", schema.toString(), "schemaType", "AVRO"));
    }

    private static String json(Map<String, String> value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Expected a map of texts to be JSON", e);
        }
    }

    private static String escaped(String subject) {
        return URLEncoder.encode(subject, StandardCharsets.UTF_8);
    }
}
