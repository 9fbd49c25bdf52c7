package dev.footbridge.readmodel.access;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Begins, knows and ends sessions. A session is known by a key that only its browser has. */
public final class Sessions {
    private static final int KEY_BYTES = 32;
    private static final int LONGEST_KEY = 100;

    private final SessionRepository sessions;
    private final Accounts accounts;
    private final SignInProperties settings;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Sessions(SessionRepository sessions, Accounts accounts, SignInProperties settings, InstantSource clock) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.settings = settings;
        this.clock = clock;
    }

    /** A session of a written account, if the password is its own. @return its key */
    public Optional<String> begin(String name, String password) {
        return accounts.of(name, password)
                .map(account -> begin(account, accounts.proofOf(name).orElseThrow()));
    }

    /** A session of somebody an identity provider vouches for. @return its key */
    public String begin(Account account) {
        return begin(account, null);
    }

    private String begin(Account account, byte @Nullable [] proof) {
        var bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        var key = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        sessions.removeBegunBefore(now.minus(settings.longest()));
        sessions.add(hash(key), new Session(account.name(), account.roles(), account.person(), proof, now, now));
        return key;
    }

    /** Who has this key; asking counts as being there. */
    public Optional<SignedIn> of(String key) {
        if (key.length() > LONGEST_KEY) {
            return Optional.empty();
        }
        var session = open(key);
        session.filter(one -> one.isToBeSeen(clock.instant()))
                .ifPresent(one -> sessions.seen(hash(key), clock.instant()));
        return session.flatMap(this::account)
                .map(account -> new SignedIn(
                        account, true, () -> open(key).flatMap(this::account).isPresent()));
    }

    public void end(String key) {
        sessions.remove(hash(key));
    }

    private Optional<Session> open(String key) {
        return sessions.find(hash(key))
                .filter(session -> !session.isOver(clock.instant(), settings.idle(), settings.longest()));
    }

    private Optional<Account> account(Session session) {
        return session.proof() == null
                ? Optional.of(new Account(session.account(), session.roles(), session.person()))
                : accounts.provenBy(session.account(), session.proof());
    }

    private static byte[] hash(String key) {
        return Hash.of(key.getBytes(StandardCharsets.UTF_8));
    }
}
