package dev.footbridge.readmodel.oidc;

import dev.footbridge.readmodel.access.SessionCookie;
import dev.footbridge.readmodel.oidc.PendingCodec.Pending;
import dev.footbridge.readmodel.signin.WayBack;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;

/** Sign-ins that have begun, each in a cookie of its browser that comes along when the provider sends it back. */
final class PendingRepository implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {
    static final String COOKIE = "footbridge-sign-in";

    private final PendingCodec codec;
    private final ProviderClient provider;

    PendingRepository(PendingCodec codec, ProviderClient provider) {
        this.codec = codec;
        this.provider = provider;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        return pending(request).map(this::asked).orElse(null);
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest asked, HttpServletRequest request, HttpServletResponse response) {
        if (asked == null) {
            clear(request, response);
            return;
        }
        var text = codec.write(
                asked.getState(),
                asked.getAttribute(OidcParameterNames.NONCE),
                asked.getAttribute(PkceParameterNames.CODE_VERIFIER),
                asked.getRedirectUri(),
                WayBack.to(request.getParameter("to")));
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, text, PendingCodec.GOOD_FOR));
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        var asked = loadAuthorizationRequest(request);
        clear(request, response);
        return asked;
    }

    /** Where the one who comes back wanted to go. */
    String wayBack(HttpServletRequest request) {
        return pending(request).map(Pending::to).orElse(WayBack.FIRST_PAGE);
    }

    private Optional<Pending> pending(HttpServletRequest request) {
        var state = request.getParameter(OAuth2ParameterNames.STATE);
        return Optional.ofNullable(request.getCookies()).stream()
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(Cookie::getValue)
                .findFirst()
                .flatMap(codec::read)
                .filter(pending -> pending.state().equals(state));
    }

    private OAuth2AuthorizationRequest asked(Pending pending) {
        var registration = provider.registration();
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(registration.getProviderDetails().getAuthorizationUri())
                .clientId(registration.getClientId())
                .redirectUri(pending.redirect())
                .scopes(registration.getScopes())
                .state(pending.state())
                .attributes(Map.of(
                        OAuth2ParameterNames.REGISTRATION_ID, ProviderClient.ID,
                        OidcParameterNames.NONCE, pending.nonce(),
                        PkceParameterNames.CODE_VERIFIER, pending.verifier()))
                .build();
    }

    private static void clear(HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, "", Duration.ZERO));
    }

    /** Lax, or it would not come along from the provider's page. */
    private static String cookie(HttpServletRequest request, String text, Duration age) {
        return ResponseCookie.from(COOKIE, text)
                .path("/login")
                .maxAge(age)
                .httpOnly(true)
                .secure(SessionCookie.isSecure(request))
                .sameSite("Lax")
                .build()
                .toString();
    }
}
