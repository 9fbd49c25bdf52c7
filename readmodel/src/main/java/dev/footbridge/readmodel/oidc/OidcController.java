package dev.footbridge.readmodel.oidc;

import dev.footbridge.readmodel.signin.Entrance;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** What a browser sees that comes back from the identity provider, does not get there, or signs out there too. */
@RestController
final class OidcController {
    private static final Logger LOG = LoggerFactory.getLogger(OidcController.class);

    private final Entrance entrance;
    private final ClaimsReader claims;
    private final PendingRepository pending;
    private final ProviderClient provider;

    OidcController(Entrance entrance, ClaimsReader claims, PendingRepository pending, ProviderClient provider) {
        this.entrance = entrance;
        this.claims = claims;
        this.pending = pending;
        this.provider = provider;
    }

    /** Only reached when the filter before it could not lead to the provider. */
    @GetMapping("/login/oidc")
    void isAway(HttpServletRequest request, HttpServletResponse response) throws IOException {
        entrance.refuse(request, response, HttpStatus.SERVICE_UNAVAILABLE, "away");
    }

    /** Its own sessions are the provider's to end. */
    @GetMapping("/login/oidc/out")
    void signOutThere(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<String, Object> metadata;
        try {
            metadata = provider.registration().getProviderDetails().getConfigurationMetadata();
        } catch (ProviderAwayException e) {
            isAway(request, response);
            return;
        }
        var end = metadata.get("end_session_endpoint");
        response.sendRedirect(
                end instanceof String there
                        ? UriComponentsBuilder.fromUriString(there)
                                .queryParam("client_id", provider.registration().getClientId())
                                .build()
                                .toUriString()
                        : "/login?out");
    }

    void came(HttpServletRequest request, HttpServletResponse response, Authentication who) throws IOException {
        var account = claims.account(((OidcUser) who.getPrincipal()).getClaims());
        if (account.isEmpty()) {
            entrance.refuse(request, response, HttpStatus.FORBIDDEN, "no-role");
            return;
        }
        entrance.letIn(request, response, account.get(), pending.wayBack(request));
    }

    void failed(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        LOG.info(
                "A sign-in at the identity provider failed: {}",
                e instanceof OAuth2AuthenticationException told
                        ? told.getError().getErrorCode()
                        : e.getClass().getName());
        entrance.refuse(request, response, HttpStatus.UNAUTHORIZED, "not-vouched");
    }
}
