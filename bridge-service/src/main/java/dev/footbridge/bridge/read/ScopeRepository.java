package dev.footbridge.bridge.read;

import dev.footbridge.readmodel.access.Account;
import dev.footbridge.readmodel.access.Role;

/** Whose matters an account may see: the one place where that is decided. */
public final class ScopeRepository {
    private final PeopleRepository people;

    public ScopeRepository(PeopleRepository people) {
        this.people = people;
    }

    public Scope of(Account account) {
        if (account.role() != Role.MANAGER) {
            return new Scope.Everybody();
        }
        return account.person() == null
                ? new Scope.Nobody()
                : people.theOne(account.person()).<Scope>map(team -> team).orElseGet(Scope.Nobody::new);
    }

    /** The same in SQL: a condition on the person {@code p} of a row, with its arguments. */
    static void narrow(Conditions conditions, Scope scope) {
        if (scope instanceof Scope.OwnTeam team) {
            conditions.and(
                    "(p.id = ? or p.managers && ?::text[])",
                    team.person(),
                    team.workers().toArray(String[]::new));
        } else if (scope instanceof Scope.Nobody) {
            conditions.and("false");
        }
    }
}
