package dev.footbridge.readmodel.oidc;

import dev.footbridge.readmodel.access.AccessChains;
import dev.footbridge.readmodel.access.Bearers;
import dev.footbridge.readmodel.signin.Entrance;
import dev.footbridge.readmodel.signin.IdentityProvider;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.web.client.RestClient;

/** Signing in by OpenID Connect (code flow with PKCE), and bearer tokens the provider signed. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("footbridge.sign-in.oidc.issuer")
@EnableConfigurationProperties(OidcProperties.class)
public class OidcConfiguration {
    private static final int BEFORE_SIGNING_IN = 5;
    private static final String BEGIN = "/login/oidc";

    @Bean
    ProviderClient identityProviderClient(OidcProperties settings) {
        return new ProviderClient(settings);
    }

    @Bean
    IdentityProvider identityProvider(OidcProperties settings) {
        return new IdentityProvider(settings.name(), BEGIN, BEGIN + "/out");
    }

    @Bean
    Bearers jwtReader(ProviderClient provider, OidcProperties settings, ObjectProvider<InstantSource> clock) {
        return new JwtReader(provider, new ClaimsReader(settings), settings, clock(clock));
    }

    @Bean
    PendingRepository pendingSignIns(
            ProviderClient provider, OidcProperties settings, ObjectProvider<InstantSource> clock) {
        return new PendingRepository(new PendingCodec(settings.clientSecret(), clock(clock)), provider);
    }

    @Bean
    OidcController oidcController(
            Entrance entrance, OidcProperties settings, PendingRepository pending, ProviderClient provider) {
        return new OidcController(entrance, new ClaimsReader(settings), pending, provider);
    }

    @Bean
    JwtDecoderFactory<ClientRegistration> idTokens(
            ProviderClient provider, OidcProperties settings, ObjectProvider<InstantSource> clock) {
        return registration -> {
            var ofUs = new OidcIdTokenValidator(registration);
            var times = new JwtTimestampValidator(settings.skew());
            var now = clock(clock).withZone(ZoneOffset.UTC);
            ofUs.setClock(now);
            ofUs.setClockSkew(settings.skew());
            times.setClock(now);
            times.setAllowEmptyExpiryClaim(false);
            return provider.decoder(new DelegatingOAuth2TokenValidator<>(times, ofUs));
        };
    }

    @Bean
    @Order(BEFORE_SIGNING_IN)
    SecurityFilterChain oidcChain(
            HttpSecurity http,
            AccessChains chains,
            ProviderClient provider,
            PendingRepository pending,
            OidcController controller) {
        return chains.signIn(
                http.oauth2Login(login -> login(login, provider, pending, controller)),
                BEGIN,
                BEGIN + "/*",
                ProviderClient.CALLBACK);
    }

    private static void login(
            OAuth2LoginConfigurer<HttpSecurity> login,
            ProviderClient provider,
            PendingRepository pending,
            OidcController controller) {
        login.loginPage("/login")
                .loginProcessingUrl(ProviderClient.CALLBACK)
                .clientRegistrationRepository(id -> id.equals(ProviderClient.ID) ? provider.registration() : null)
                .authorizedClientRepository(new NoAuthorizedClients())
                .authorizationEndpoint(to ->
                        to.authorizationRequestRepository(pending).authorizationRequestResolver(resolver(provider)))
                .tokenEndpoint(tokens -> tokens.accessTokenResponseClient(tokens()))
                .userInfoEndpoint(
                        info -> info.oidcUserService(asked -> new DefaultOidcUser(List.of(), asked.getIdToken())))
                .securityContextRepository(new RequestAttributeSecurityContextRepository())
                .successHandler(controller::came)
                .failureHandler(controller::failed);
    }

    /** Leads to the provider; while it is away the request goes on, to a page that says so. */
    private static OAuth2AuthorizationRequestResolver resolver(ProviderClient provider) {
        var usual = new DefaultOAuth2AuthorizationRequestResolver(id -> provider.registration(), "/login");
        return new OAuth2AuthorizationRequestResolver() {
            @Override
            public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
                return request.getRequestURI().equals(BEGIN) ? resolve(request, ProviderClient.ID) : null;
            }

            @Override
            public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String id) {
                try {
                    return usual.resolve(request, id);
                } catch (ProviderAwayException e) {
                    return null;
                }
            }
        };
    }

    private static RestClientAuthorizationCodeTokenResponseClient tokens() {
        var tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(RestClient.builder()
                .requestFactory(ProviderClient.patient())
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return tokens;
    }

    private static InstantSource clock(ObjectProvider<InstantSource> clock) {
        return clock.getIfUnique(InstantSource::system);
    }
}
