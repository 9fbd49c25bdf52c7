package dev.footbridge.readmodel.oidc;

import dev.footbridge.readmodel.access.Role;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The identity provider.
 *
 * @param issuer as in its tokens; its discovery document is looked for below it
 * @param name how the sign-in page calls it
 * @param clientId of Footbridge there; its redirect address is {@code <our address>/login/callback}
 * @param clientSecret that shows it to be us
 * @param audience whom bearer tokens have to be for: another than the client, whose tokens say who signed in
 * @param scopes what people are asked for there
 * @param rolesClaim where roles stand, in the ID token of people and the access token of machines; dots lead into objects
 *     ({@code realm_access.roles})
 * @param roles the provider's words for our roles; where none are given, the names of the roles themselves
 * @param personClaim whom an account stands for: a worker number ({@code E-0007}, or {@code source:E-0007}); without it
 *     nobody
 * @param accountClaim how an account is called
 * @param algorithms signatures that count; never one with a shared secret
 * @param skew how far clocks may be apart
 */
@ConfigurationProperties("footbridge.sign-in.oidc")
public record OidcProperties(
        String issuer,
        @DefaultValue("your organisation") String name,
        String clientId,
        String clientSecret,
        String audience,
        @DefaultValue({"openid", "profile"}) List<String> scopes,
        @DefaultValue("roles") String rolesClaim,
        @DefaultValue Map<String, Role> roles,
        @DefaultValue("worker_number") String personClaim,
        @DefaultValue("preferred_username") String accountClaim,
        @DefaultValue("RS256") Set<String> algorithms,
        @DefaultValue("30s") Duration skew) {

    private static final Set<String> WITH_KEY_PAIRS =
            Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512");

    public OidcProperties {
        needed("client-id", clientId);
        needed("client-secret", clientSecret);
        needed("audience", audience);
        if (audience.equals(clientId)) {
            throw new IllegalArgumentException("Expected footbridge.sign-in.oidc.audience to be another than client-id,"
                    + " or a token that says who signed in would open doors, but it is the same");
        }
        if (algorithms.isEmpty() || !WITH_KEY_PAIRS.containsAll(algorithms)) {
            throw new IllegalArgumentException("Expected footbridge.sign-in.oidc.algorithms to be some of "
                    + WITH_KEY_PAIRS + ", but they are " + algorithms);
        }
        if (!isSafe(issuer)) {
            throw new IllegalArgumentException(
                    "Expected footbridge.sign-in.oidc.issuer to be https, unless it is on this machine, but it is "
                            + issuer);
        }
    }

    private static void needed(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(
                    "Expected footbridge.sign-in.oidc." + name + " beside issuer, but it is missing");
        }
    }

    private static boolean isSafe(String issuer) {
        try {
            var uri = URI.create(issuer);
            return "https".equals(uri.getScheme())
                    || "http".equals(uri.getScheme())
                            && InetAddress.getByName(uri.getHost()).isLoopbackAddress();
        } catch (IllegalArgumentException | UnknownHostException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "OidcProperties[issuer=" + issuer + "]"; // never the secret
    }
}
