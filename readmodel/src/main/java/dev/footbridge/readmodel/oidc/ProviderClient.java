package dev.footbridge.readmodel.oidc;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistration.ClientSettings;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;

/**
 * What the identity provider tells of itself, asked for when it is first needed and kept once it is known: Footbridge starts
 * without it, and goes on with the keys it knows while it is away.
 */
final class ProviderClient {
    static final String ID = "oidc";
    static final String CALLBACK = "/login/callback";

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int KEYS_AT_MOST = 256 << 10;
    private static final Duration OUTAGE = Duration.ofHours(4);
    private static final ParameterizedTypeReference<Map<String, Object>> JSON = new ParameterizedTypeReference<>() {};

    private final OidcProperties settings;
    private final RestClient http;
    private @Nullable Provider known;
    private @Nullable ProviderAwayException away;
    private long awayAt;

    /** The client as it is registered there, and the keys its tokens are signed with. */
    private record Provider(ClientRegistration registration, JWKSource<SecurityContext> keys) {}

    ProviderClient(OidcProperties settings) {
        this.settings = settings;
        this.http = RestClient.builder().requestFactory(patient()).build();
    }

    static ClientHttpRequestFactory patient() {
        var factory = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(CONNECT).build());
        factory.setReadTimeout(ANSWER);
        return factory;
    }

    ClientRegistration registration() {
        return provider().registration();
    }

    /** A decoder of tokens signed with the provider's keys; what else has to be right, the validator says. */
    NimbusJwtDecoder decoder(OAuth2TokenValidator<Jwt> validator) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                settings.algorithms().stream().map(JWSAlgorithm::parse).collect(Collectors.toSet()),
                provider().keys()));
        processor.setJWTClaimsSetVerifier((claims, context) -> {}); // the validator's
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(validator);
        return decoder;
    }

    private synchronized Provider provider() {
        if (known != null) {
            return known;
        }
        if (away != null && System.nanoTime() - awayAt < PAUSE.toNanos()) {
            throw away; // or everybody would wait for it in turn
        }
        try {
            known = discovered();
            return known;
        } catch (ProviderAwayException e) {
            away = e;
            awayAt = System.nanoTime();
            throw e;
        }
    }

    private Provider discovered() {
        try {
            var document = http.get()
                    .uri(URI.create(settings.issuer() + "/.well-known/openid-configuration"))
                    .retrieve()
                    .body(JSON);
            if (document == null || !settings.issuer().equals(document.get("issuer"))) {
                throw new IllegalStateException("Expected the discovery document of the issuer, but it is another's");
            }
            var registration = ClientRegistrations.fromOidcConfiguration(document)
                    .registrationId(ID)
                    .clientId(settings.clientId())
                    .clientSecret(settings.clientSecret())
                    .redirectUri("{baseUrl}" + CALLBACK)
                    .scope(settings.scopes())
                    .clientSettings(
                            ClientSettings.builder().requireProofKey(true).build())
                    .build();
            return new Provider(
                    registration, keys(registration.getProviderDetails().getJwkSetUri()));
        } catch (RuntimeException | MalformedURLException e) {
            throw new ProviderAwayException(e);
        }
    }

    private static JWKSource<SecurityContext> keys(String address) throws MalformedURLException {
        var retriever = new DefaultResourceRetriever((int) CONNECT.toMillis(), (int) ANSWER.toMillis(), KEYS_AT_MOST);
        return JWKSourceBuilder.<SecurityContext>create(URI.create(address).toURL(), retriever)
                .rateLimited(true) // made-up key ids must not make us ask the provider each time
                .retrying(true)
                .outageTolerant(OUTAGE.toMillis())
                .build();
    }
}
