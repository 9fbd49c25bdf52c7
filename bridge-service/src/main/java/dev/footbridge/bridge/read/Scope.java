package dev.footbridge.bridge.read;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/** Whose matters a caller may see. */
public sealed interface Scope {
    boolean sees(Audience audience);

    /** Whether the caller reads by name whom an entry of a project's feed is about; the audience's project is the feed's. */
    default boolean knows(Audience audience) {
        return sees(audience);
    }

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
     * @param projects those they are on or lead: who works together is known by name there
     * @param seats the reviewers they may sit as: of reviews they see those they decide about, and not their own
     */
    record OwnTeam(String person, Set<String> workers, Set<String> projects, Set<String> seats) implements Scope {

        public OwnTeam(String person, Set<String> workers, Set<String> projects) {
            this(person, workers, projects, Set.of());
        }

        @Override
        public boolean sees(Audience audience) {
            if (!audience.reviewers().isEmpty()) {
                return !audience.person().equals(person) && !Collections.disjoint(audience.reviewers(), seats);
            }
            return audience.person().equals(person) || !Collections.disjoint(audience.managers(), workers);
        }

        @Override
        public boolean knows(Audience audience) {
            return sees(audience) || !Collections.disjoint(audience.projects(), projects);
        }

        OwnTeam leading(Set<String> led) {
            var all = new HashSet<>(projects);
            all.addAll(led);
            return new OwnTeam(person, workers, Set.copyOf(all), seats);
        }

        OwnTeam sitting(Set<String> reviewers) {
            return new OwnTeam(person, workers, projects, Set.copyOf(reviewers));
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
