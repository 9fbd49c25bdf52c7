package dev.footbridge.bridge.read;

import dev.footbridge.bridge.read.Standing.Relation;
import dev.footbridge.readmodel.access.Role;
import java.util.Collections;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An account that may decide, as far as we know who it is.
 *
 * @param roles all it has: it may what one of them may
 * @param isBound whether it stands for anybody, known or not
 * @param selves whom it stands for: several where a worker number is not one person's alone, and then each is itself
 * @param workers tokens of their worker numbers
 * @param seats the reviewers it may sit as, as reviews announce them
 */
public record Decider(
        String account, Set<Role> roles, boolean isBound, Set<String> selves, Set<String> workers, Set<String> seats) {

    public Decider {
        roles = Set.copyOf(roles);
        selves = Set.copyOf(selves);
        workers = Set.copyOf(workers);
        seats = Set.copyOf(seats);
    }

    public Decider(String account, Role role, boolean isBound, Set<String> selves, Set<String> workers) {
        this(account, Set.of(role), isBound, selves, workers, Set.of());
    }

    public Standing towards(Audience audience) {
        var sits = audience.reviewers().stream().filter(seats::contains).collect(Collectors.toSet());
        return new Standing(roles, relation(audience), sits);
    }

    private Relation relation(Audience audience) {
        if (!isBound) {
            return Relation.UNBOUND;
        }
        if (selves.contains(audience.person())) {
            return Relation.SELF;
        }
        return Collections.disjoint(audience.managers(), workers) ? Relation.OTHER : Relation.REPORT;
    }
}
