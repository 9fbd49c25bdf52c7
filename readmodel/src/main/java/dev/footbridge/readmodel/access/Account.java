package dev.footbridge.readmodel.access;

import java.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * Who is calling.
 *
 * @param person the worker number this account stands for, as people write it ({@code E-0007}, or {@code source:E-0007}
 *     where several sources number their workers alike); null when it stands for nobody
 */
public record Account(String name, Role role, @Nullable String person) implements Principal {
    @Override
    public String getName() {
        return name;
    }

    @Override
    public String toString() {
        return name;
    }
}
