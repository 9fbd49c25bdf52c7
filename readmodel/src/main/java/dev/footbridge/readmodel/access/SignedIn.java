package dev.footbridge.readmodel.access;

import java.util.Collection;
import java.util.function.BooleanSupplier;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Who is calling, and whether that still holds: what stays open asks again and again. */
public final class SignedIn extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final transient Account account;
    private final transient BooleanSupplier holds;
    private final boolean byCookie;

    /** @param holds false once the session has ended or the token has expired; may throw when nobody can say */
    SignedIn(Account account, boolean byCookie, BooleanSupplier holds) {
        super(authorities(account));
        this.account = account;
        this.byCookie = byCookie;
        this.holds = holds;
        setAuthenticated(true);
    }

    /** @param holds false once the token has expired */
    public static SignedIn byToken(Account account, BooleanSupplier holds) {
        return new SignedIn(account, false, holds);
    }

    private static Collection<? extends GrantedAuthority> authorities(Account account) {
        return account.roles().stream()
                .map(role -> new SimpleGrantedAuthority(role.authority()))
                .toList();
    }

    /** Whether the caller signed in at a browser, and so can sign out. */
    public boolean byCookie() {
        return byCookie;
    }

    public boolean holds() {
        return holds.getAsBoolean();
    }

    @Override
    public Account getPrincipal() {
        return account;
    }

    @Override
    public String getCredentials() {
        return "";
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
