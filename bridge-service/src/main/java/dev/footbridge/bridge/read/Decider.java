package dev.footbridge.bridge.read;

import dev.footbridge.bridge.read.Standing.Relation;
import dev.footbridge.readmodel.access.Role;
import java.util.Collections;
import java.util.Set;

/**
 * An account that may decide, as far as we know who it is.
 *
 * @param isBound whether it stands for anybody, known or not
 * @param selves whom it stands for: several where a worker number is not one person's alone, and then each is itself
 * @param workers tokens of their worker numbers
 */
public record Decider(String account, Role role, boolean isBound, Set<String> selves, Set<String> workers) {

    public Decider {
        selves = Set.copyOf(selves);
        workers = Set.copyOf(workers);
    }

    public Standing towards(Audience audience) {
        return new Standing(role, relation(audience));
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
