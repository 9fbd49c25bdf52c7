package dev.footbridge.bridge.read;

import java.util.Collections;
import java.util.Set;

/** Whose matters a caller may see. */
public sealed interface Scope {
    boolean sees(Audience audience);

    /** Everybody's. */
    record Everybody() implements Scope {
        @Override
        public boolean sees(Audience audience) {
            return true;
        }
    }

    /**
     * One's own and one's reports'.
     *
     * @param workers tokens of the person's own worker numbers
     */
    record OwnTeam(String person, Set<String> workers) implements Scope {
        @Override
        public boolean sees(Audience audience) {
            return audience.person().equals(person) || !Collections.disjoint(audience.managers(), workers);
        }
    }

    /** An account that is bound to nobody we know. */
    record Nobody() implements Scope {
        @Override
        public boolean sees(Audience audience) {
            return false;
        }
    }
}
