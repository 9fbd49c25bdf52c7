package dev.footbridge.readmodel.log;

import dev.footbridge.schemas.registry.RegistrySettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the schema registry is, and who speaks to it.
 *
 * @param url base of the Confluent API
 * @param username for basic authentication
 * @param password for basic authentication
 * @param token a bearer token instead
 * @param trustStore PKCS12 file of authorities to trust
 * @param trustStorePassword its password
 * @param connectTimeout time to connect
 * @param readTimeout time for a whole answer
 * @param patience how long a start waits for a registry that does not answer
 * @param serializer class of somebody else's serializer; empty: ours
 * @param deserializer class of somebody else's deserializer; empty: ours
 * @param properties handed to somebody else's serializers
 */
@ConfigurationProperties("footbridge.registry")
public record RegistryProperties(
        URI url,
        @Nullable String username,
        @Nullable String password,
        @Nullable String token,
        @Nullable Path trustStore,
        @Nullable String trustStorePassword,
        @DefaultValue("1s") Duration connectTimeout,
        @DefaultValue("2s") Duration readTimeout,
        @DefaultValue("2m") Duration patience,
        @Nullable String serializer,
        @Nullable String deserializer,
        @DefaultValue Map<String, String> properties) {

    public RegistryProperties {
        if ((serializer == null) != (deserializer == null)) {
            throw new IllegalArgumentException(
                    "Expected footbridge.registry.serializer and .deserializer together, but only one is set");
        }
    }

    public RegistrySettings settings() {
        var settings = RegistrySettings.at(url).withTimeouts(connectTimeout, readTimeout);
        if (trustStore != null && trustStorePassword != null) {
            settings = settings.withTrustStore(trustStore, trustStorePassword);
        }
        if (token != null) {
            return settings.withBearer(token);
        }
        return username == null || password == null ? settings : settings.withBasicAuth(username, password);
    }

    @Override
    public String toString() {
        return "RegistryProperties[url=" + url + "]"; // never the secrets
    }
}
