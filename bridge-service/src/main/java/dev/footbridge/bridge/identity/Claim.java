package dev.footbridge.bridge.identity;

import java.time.Instant;
import java.util.Comparator;

/**
 * An identifier is a person's for a while.
 *
 * @param from {@link Instant#MIN}: ever since; of {@link Rank#IT}: seen first
 * @param until that moment excluded, {@link Instant#MAX}: for good; of {@link Rank#IT}: seen last
 */
record Claim(Rank rank, String person, Instant from, Instant until) implements Comparable<Claim> {
    private static final Comparator<Claim> ORDER = Comparator.comparing(Claim::rank)
            .thenComparing(Claim::from)
            .thenComparing(Claim::person)
            .thenComparing(Claim::until);

    static Claim forEver(Rank rank, String person) {
        return new Claim(rank, person, Instant.MIN, Instant.MAX);
    }

    boolean covers(Instant time) {
        return !from.isAfter(time) && until.isAfter(time);
    }

    Claim of(String other) {
        return new Claim(rank, other, from, until);
    }

    @Override
    public int compareTo(Claim other) {
        return ORDER.compare(this, other);
    }
}
