package dev.footbridge.readmodel.oidc;

import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import dev.footbridge.readmodel.access.Bearers;
import dev.footbridge.readmodel.access.Bearing;
import dev.footbridge.readmodel.access.SignedIn;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;

/** Bearer tokens the provider signed: for us, by it, now. */
final class JwtReader implements Bearers {
    private static final Logger LOG = LoggerFactory.getLogger(JwtReader.class);
    private static final int LONGEST = 8 << 10;

    private final ProviderClient provider;
    private final ClaimsReader claims;
    private final OAuth2TokenValidator<Jwt> validator;
    private final InstantSource clock;
    private volatile @Nullable JwtDecoder decoder;

    JwtReader(ProviderClient provider, ClaimsReader claims, OidcProperties settings, InstantSource clock) {
        this.provider = provider;
        this.claims = claims;
        this.clock = clock;
        var times = new JwtTimestampValidator(settings.skew());
        times.setAllowEmptyExpiryClaim(false);
        times.setClock(clock.withZone(java.time.ZoneOffset.UTC));
        this.validator = new DelegatingOAuth2TokenValidator<>(
                times,
                new JwtIssuerValidator(settings.issuer()),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, audience -> audience != null && audience.contains(settings.audience())));
    }

    @Override
    public Bearing read(String token) {
        if (token.length() > LONGEST || token.chars().filter(one -> one == '.').count() != 2) {
            return new Bearing.Unknown();
        }
        try {
            return bearing(decoder().decode(token));
        } catch (BadJwtException e) {
            return new Bearing.Unknown();
        } catch (ProviderAwayException | JwtException e) {
            return e.getCause() instanceof RateLimitReachedException ? new Bearing.Unknown() : away(e);
        }
    }

    private Bearing bearing(Jwt token) {
        var until = Objects.requireNonNull(token.getExpiresAt());
        return claims.account(token.getClaims())
                .<Bearing>map(account -> new Bearing.Known(
                        SignedIn.byToken(account, () -> clock.instant().isBefore(until))))
                .orElseGet(Bearing.WithoutRole::new);
    }

    private static Bearing away(RuntimeException e) {
        LOG.warn("The identity provider is away: {}", e.getClass().getName());
        return new Bearing.Away();
    }

    private JwtDecoder decoder() {
        var known = decoder;
        if (known == null) {
            known = provider.decoder(validator);
            decoder = known;
        }
        return known;
    }
}
