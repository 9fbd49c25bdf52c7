package dev.footbridge.readmodel.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whose a token is. Only hashes are kept, and all of them are looked at, so that the time taken tells nothing. */
public final class Accounts {
    private final List<Known> known = new ArrayList<>();

    private record Known(byte[] tokenHash, Account account) {}

    public Accounts(AccountsProperties properties) {
        properties
                .accounts()
                .forEach((name, written) -> known.add(
                        new Known(hash(written.token()), new Account(name, written.role(), written.person()))));
    }

    /** The account of a token. */
    public Optional<Account> of(String token) {
        var given = hash(token);
        Optional<Account> found = Optional.empty();
        for (var one : known) {
            if (MessageDigest.isEqual(one.tokenHash(), given)) {
                found = Optional.of(one.account());
            }
        }
        return found;
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected every Java to have SHA-256", e);
        }
    }
}
