package dev.footbridge.readmodel.access;

import java.security.Principal;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is calling.
 *
 * @param roles never empty
 * @param person the worker number this account stands for, as people write it ({@code E-0007}, or {@code source:E-0007}
 *     where several sources number their workers alike); null when it stands for nobody
 */
public record Account(
        String name, Set<Role> roles, @Nullable String person) implements Principal {

    public Account {
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("Expected an account to have a role, but it has none");
        }
        roles = Collections.unmodifiableSet(EnumSet.copyOf(roles));
    }

    public Account(String name, Role role, @Nullable String person) {
        this(name, EnumSet.of(role), person);
    }

    /** The role that decides how much is seen: of several, never that of a manager, who sees least. */
    public Role role() {
        return roles.stream().filter(role -> role != Role.MANAGER).findFirst().orElse(Role.MANAGER);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String toString() {
        return name;
    }
}
