package dev.footbridge.schemas.registry;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where the registry is and how we sign in.
 *
 * @param url base of the Confluent API, for example {@code http://localhost:8081} or {@code …/apis/ccompat/v7}
 * @param authorization value of the Authorization header, or null
 * @param trustStore PKCS12 file of authorities to trust for TLS, or null for the JDK's
 * @param trustStorePassword its password
 * @param connectTimeout time to connect
 * @param readTimeout time for a whole answer
 */
public record RegistrySettings(
        URI url,
        @Nullable String authorization,
        @Nullable Path trustStore,
        @Nullable String trustStorePassword,
        Duration connectTimeout,
        Duration readTimeout) {

    public static RegistrySettings at(URI url) {
        return new RegistrySettings(url, null, null, null, Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    public RegistrySettings withBasicAuth(String user, String password) {
        var pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return withAuthorization("Basic " + Base64.getEncoder().encodeToString(pair));
    }

    public RegistrySettings withBearer(String token) {
        return withAuthorization("Bearer " + token);
    }

    public RegistrySettings withTrustStore(Path file, String password) {
        return new RegistrySettings(url, authorization, file, password, connectTimeout, readTimeout);
    }

    public RegistrySettings withTimeouts(Duration connect, Duration read) {
        return new RegistrySettings(url, authorization, trustStore, trustStorePassword, connect, read);
    }

    private RegistrySettings withAuthorization(String value) {
        return new RegistrySettings(url, value, trustStore, trustStorePassword, connectTimeout, readTimeout);
    }

    @Override
    public String toString() {
        return "RegistrySettings[url=" + url + "]"; // never the secrets
    }
}
