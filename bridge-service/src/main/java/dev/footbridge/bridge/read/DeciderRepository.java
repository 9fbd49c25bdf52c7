package dev.footbridge.bridge.read;

import dev.footbridge.readmodel.access.Account;
import dev.footbridge.readmodel.access.Role;
import java.util.Set;
import java.util.stream.Collectors;

/** Who an account is among the people we know. */
public final class DeciderRepository {
    private final PeopleRepository people;
    private final SeatsRepository seats;

    public DeciderRepository(PeopleRepository people, SeatsRepository seats) {
        this.people = people;
        this.seats = seats;
    }

    public Decider of(Account account) {
        if (account.person() == null) {
            return new Decider(account.name(), account.roles(), false, Set.of(), Set.of(), Set.of());
        }
        var all = people.all(account.person());
        var workers = all.stream().flatMap(one -> one.workers().stream()).collect(Collectors.toSet());
        return new Decider(
                account.name(),
                account.roles(),
                true,
                all.stream().map(one -> one.person()).collect(Collectors.toSet()),
                workers,
                seats(account.roles(), workers));
    }

    /** Where the policy names nobody, an administrator decides. */
    private Set<String> seats(Set<Role> roles, Set<String> workers) {
        var theirs = seats.of(workers);
        if (roles.contains(Role.ADMIN)) {
            theirs.add("admin");
        }
        return theirs;
    }
}
