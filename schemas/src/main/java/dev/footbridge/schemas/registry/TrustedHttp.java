package dev.footbridge.schemas.registry;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** The HTTP client for the registry: follows no redirect, trusts whom the settings say. */
final class TrustedHttp {
    private TrustedHttp() {}

    static HttpClient client(RegistrySettings settings) {
        var client = HttpClient.newBuilder()
                .connectTimeout(settings.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1);
        if (settings.trustStore() != null) {
            client.sslContext(trusting(settings.trustStore(), settings.trustStorePassword()));
        }
        return client.build();
    }

    private static SSLContext trusting(Path file, @Nullable String password) {
        try {
            var store = KeyStore.getInstance(file.toFile(), password == null ? null : password.toCharArray());
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("Expected a trust store in " + file + ", but it could not be read", e);
        }
    }
}
