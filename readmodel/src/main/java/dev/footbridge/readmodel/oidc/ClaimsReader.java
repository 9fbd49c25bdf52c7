package dev.footbridge.readmodel.oidc;

import dev.footbridge.readmodel.access.Account;
import dev.footbridge.readmodel.access.Role;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an identity provider says of an account, in our words. */
final class ClaimsReader {
    private static final int LONGEST_NAME = 200;

    private final OidcProperties settings;

    ClaimsReader(OidcProperties settings) {
        this.settings = settings;
    }

    /** Empty when it has none of our roles: then we know who it is, and it may nothing. */
    Optional<Account> account(Map<String, Object> claims) {
        var roles = roles(at(claims, settings.rolesClaim()));
        return roles.isEmpty() ? Optional.empty() : Optional.of(new Account(name(claims), roles, person(claims)));
    }

    private String name(Map<String, Object> claims) {
        return text(at(claims, settings.accountClaim()))
                .or(() -> text(claims.get("sub")))
                .orElseThrow(() -> new IllegalStateException("Expected a token to have a subject, but it has none"));
    }

    private @Nullable String person(Map<String, Object> claims) {
        return text(at(claims, settings.personClaim())).orElse(null);
    }

    private static Optional<String> text(@Nullable Object value) {
        return value instanceof String text && !text.isBlank() && text.length() <= LONGEST_NAME
                ? Optional.of(text)
                : Optional.empty();
    }

    private Set<Role> roles(@Nullable Object value) {
        var words = value instanceof Collection<?> several ? several : value == null ? List.of() : List.of(value);
        var roles = EnumSet.noneOf(Role.class);
        for (var word : words) {
            if (word instanceof String text) {
                role(text).ifPresent(roles::add);
            }
        }
        return roles;
    }

    private Optional<Role> role(String word) {
        if (!settings.roles().isEmpty()) {
            return Optional.ofNullable(settings.roles().get(word));
        }
        return EnumSet.allOf(Role.class).stream()
                .filter(role -> role.name().equals(word.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    private static @Nullable Object at(Map<String, Object> claims, String path) {
        if (claims.containsKey(path)) {
            return claims.get(path); // a name with dots in it, or a web address
        }
        Object found = claims;
        for (var step : path.split("\\.")) {
            found = found instanceof Map<?, ?> object ? object.get(step) : null;
        }
        return found;
    }
}
