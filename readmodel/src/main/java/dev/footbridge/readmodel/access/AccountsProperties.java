package dev.footbridge.readmodel.access;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Accounts that are written down rather than kept by an identity provider.
 *
 * @param accounts by name
 * @param accountsForLoopbackOnly the start fails when there are accounts and {@code server.address} is not a loopback
 *     address: they are for trying things out on one machine
 */
@ConfigurationProperties("footbridge")
public record AccountsProperties(
        @DefaultValue Map<String, Written> accounts,
        @DefaultValue("true") boolean accountsForLoopbackOnly) {

    private static final int SHORTEST_TOKEN = 16;
    private static final int SHORTEST_PASSWORD = 8;

    /**
     * One account.
     *
     * @param token presented as {@code Authorization: Bearer …}
     * @param password for the sign-in page; without one nobody signs in there
     * @param person the worker number it stands for
     */
    public record Written(
            String token,
            @Nullable String password,
            Role role,
            @Nullable String person) {
        @Override
        public String toString() {
            return "Written[role=" + role + "]"; // never the secrets
        }
    }

    public AccountsProperties {
        accounts.forEach((name, account) -> {
            if (account.token() == null || account.token().length() < SHORTEST_TOKEN || account.role() == null) {
                throw new IllegalArgumentException(
                        "Expected footbridge.accounts.%s to have a role and a token of at least %d characters, but it has not"
                                .formatted(name, SHORTEST_TOKEN));
            }
            if (account.password() != null && account.password().length() < SHORTEST_PASSWORD) {
                throw new IllegalArgumentException(
                        "Expected footbridge.accounts.%s to have a password of at least %d characters or none, but it is shorter"
                                .formatted(name, SHORTEST_PASSWORD));
            }
        });
    }
}
