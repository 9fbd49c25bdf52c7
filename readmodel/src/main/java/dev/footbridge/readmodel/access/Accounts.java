package dev.footbridge.readmodel.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whose a token or a password is. Only hashes are kept, and all are looked at, so that the time taken tells nothing. */
public final class Accounts {
    private final List<Known> known = new ArrayList<>();

    private record Known(Account account, byte[] tokenHash, byte @Nullable [] passwordHash) {

        /** Changes with either secret, and leads back to neither: the token in it cannot be guessed. */
        byte[] proof() {
            return Hash.of(tokenHash, passwordHash);
        }
    }

    public Accounts(AccountsProperties properties) {
        properties
                .accounts()
                .forEach((name, written) -> known.add(new Known(
                        new Account(name, written.role(), written.person()),
                        Hash.of(bytes(written.token())),
                        written.password() == null ? null : passwordHash(name, written.password()))));
    }

    /** The account of a token. */
    public Optional<Account> of(String token) {
        var given = Hash.of(bytes(token));
        Optional<Account> found = Optional.empty();
        for (var one : known) {
            if (MessageDigest.isEqual(one.tokenHash(), given)) {
                found = Optional.of(one.account());
            }
        }
        return found;
    }

    /** The account of this name, if the password is its own. */
    Optional<Account> of(String name, String password) {
        var given = passwordHash(name, password);
        Optional<Account> found = Optional.empty();
        for (var one : known) {
            if (one.passwordHash() != null && MessageDigest.isEqual(one.passwordHash(), given)) {
                found = Optional.of(one.account());
            }
        }
        return found;
    }

    /** What tells later whether an account's secrets are still those of now. */
    Optional<byte[]> proofOf(String name) {
        return withPassword(name).map(Known::proof);
    }

    /** The account of this name as it is now, if its secrets are still those of then. */
    Optional<Account> provenBy(String name, byte[] proof) {
        return withPassword(name)
                .filter(one -> MessageDigest.isEqual(one.proof(), proof))
                .map(Known::account);
    }

    /** Whether anybody can sign in with a password. */
    public boolean anyPassword() {
        return known.stream().anyMatch(one -> one.passwordHash() != null);
    }

    private Optional<Known> withPassword(String name) {
        return known.stream()
                .filter(one -> one.account().name().equals(name) && one.passwordHash() != null)
                .findFirst();
    }

    /** With the name in it, so that a password alone is nobody's. */
    private static byte[] passwordHash(String name, String password) {
        return Hash.of(Hash.of(bytes(name)), bytes(password));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
