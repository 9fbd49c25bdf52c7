package dev.footbridge.bridge.identity;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** To whom a fact applies, by all that is known of its identifiers. */
final class Decision {
    /** Only on these may other claims rest, or a fact could come to support itself. */
    private static final Set<Rank> FIRM = EnumSet.of(Rank.HUMAN, Rank.HR);

    private Decision() {}

    /** The person, or null: it waits. */
    static @Nullable String of(Instant effective, Collection<Claims> known) {
        return by(EnumSet.allOf(Rank.class), effective, known);
    }

    /** The person by what humans and HR said alone. */
    static @Nullable String firmly(Instant effective, Collection<Claims> known) {
        return by(FIRM, effective, known);
    }

    /** The first rank that says anything decides; where its identifiers disagree, nobody does. */
    private static @Nullable String by(Set<Rank> ranks, Instant effective, Collection<Claims> known) {
        for (var rank : ranks) {
            var persons = new TreeSet<String>();
            var contested = false;
            for (var claims : known) {
                var holder = claims.holder(effective, rank);
                if (holder.person() != null) {
                    persons.add(holder.person());
                }
                contested |= holder.contested();
            }
            if (persons.size() == 1) {
                return persons.first();
            }
            if (contested || !persons.isEmpty()) {
                return null;
            }
        }
        return null;
    }
}
