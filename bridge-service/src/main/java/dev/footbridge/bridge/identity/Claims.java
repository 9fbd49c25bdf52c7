package dev.footbridge.bridge.identity;

import static java.util.stream.Collectors.toCollection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** All claims on one identifier, and whose it is when (R5). Equal where they answer equally, in whatever order they came. */
record Claims(List<Claim> all) {
    static final Claims NONE = new Claims(List.of());

    Claims {
        all = List.copyOf(all);
    }

    static Claims of(Collection<Claim> claims) {
        var all = new TreeSet<Claim>();
        claims.stream().filter(claim -> claim.rank() != Rank.IT).forEach(all::add);
        all.addAll(seen(claims));
        return new Claims(new ArrayList<>(all));
    }

    Holder holder(Instant time, Rank rank) {
        return switch (rank) {
            case HUMAN -> covering(time, rank);
            case HR -> toldByHr(time);
            case IT -> toldByIt(time);
        };
    }

    /**
     * Who holds it; where nobody does, whoever held it last and nobody else before claims it next: accounts are made
     * ahead of the first day. After the last day it is nobody's, so a new account never reaches a leaver.
     */
    private Holder toldByHr(Instant time) {
        var held = covering(time, Rank.HR);
        if (held.person() != null || held.contested()) {
            return held;
        }
        var next =
                of(Rank.HR).map(Claim::from).filter(from -> from.isAfter(time)).min(Comparator.naturalOrder());
        var persons = persons(claim -> next.equals(Optional.of(claim.from())), Rank.HR);
        var before = persons(claim -> !claim.from().isAfter(time), Rank.HR);
        return persons.containsAll(before) ? Holder.of(persons) : Holder.of(Set.of());
    }

    /** Whoever was seen with it around that time, else whoever was last before, else whoever was first after. */
    private Holder toldByIt(Instant time) {
        var around =
                persons(claim -> !claim.from().isAfter(time) && !claim.until().isBefore(time), Rank.IT);
        if (!around.isEmpty()) {
            return Holder.of(around);
        }
        var last = of(Rank.IT)
                .map(Claim::until)
                .filter(until -> until.isBefore(time))
                .max(Comparator.naturalOrder());
        if (last.isPresent()) {
            return Holder.of(persons(claim -> claim.until().equals(last.get()), Rank.IT));
        }
        var first = of(Rank.IT).map(Claim::from).min(Comparator.naturalOrder());
        return Holder.of(persons(claim -> first.equals(Optional.of(claim.from())), Rank.IT));
    }

    private Holder covering(Instant time, Rank rank) {
        return Holder.of(persons(claim -> claim.covers(time), rank));
    }

    private Set<String> persons(Predicate<Claim> wanted, Rank rank) {
        return of(rank).filter(wanted).map(Claim::person).collect(toCollection(TreeSet::new));
    }

    private Stream<Claim> of(Rank rank) {
        return all.stream().filter(claim -> claim.rank() == rank);
    }

    /** From first to last per person; of one person alone it does not matter when. */
    private static Collection<Claim> seen(Collection<Claim> claims) {
        var persons = new TreeMap<String, Claim>();
        claims.stream()
                .filter(claim -> claim.rank() == Rank.IT)
                .forEach(claim -> persons.merge(claim.person(), claim, Claims::spanning));
        return persons.size() == 1
                ? List.of(Claim.forEver(Rank.IT, persons.firstKey()))
                : persons.values().stream().map(Claims::notEndingBeforeItBegins).toList();
    }

    private static Claim notEndingBeforeItBegins(Claim seen) {
        return seen.until().isBefore(seen.from())
                ? new Claim(seen.rank(), seen.person(), seen.from(), seen.from())
                : seen;
    }

    static Claim spanning(Claim one, Claim other) {
        var from = one.from().isBefore(other.from()) ? one.from() : other.from();
        var until = one.until().isAfter(other.until()) ? one.until() : other.until();
        return new Claim(one.rank(), one.person(), from, until);
    }
}
