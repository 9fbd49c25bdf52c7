package dev.footbridge.bridge.read;

import dev.footbridge.readmodel.access.Account;
import java.util.Set;
import java.util.stream.Collectors;

/** Who an account is among the people we know. */
public final class DeciderRepository {
    private final PeopleRepository people;

    public DeciderRepository(PeopleRepository people) {
        this.people = people;
    }

    public Decider of(Account account) {
        if (account.person() == null) {
            return new Decider(account.name(), account.role(), false, Set.of(), Set.of());
        }
        var all = people.all(account.person());
        return new Decider(
                account.name(),
                account.role(),
                true,
                all.stream().map(one -> one.person()).collect(Collectors.toSet()),
                all.stream().flatMap(one -> one.workers().stream()).collect(Collectors.toSet()));
    }
}
