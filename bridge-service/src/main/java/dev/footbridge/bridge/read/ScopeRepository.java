package dev.footbridge.bridge.read;

import dev.footbridge.readmodel.access.Account;
import dev.footbridge.readmodel.access.Role;

/** Whose matters an account may see: the one place where that is decided. */
public final class ScopeRepository {
    private final PeopleRepository people;
    private final ProjectsRepository projects;

    public ScopeRepository(PeopleRepository people, ProjectsRepository projects) {
        this.people = people;
        this.projects = projects;
    }

    public Scope of(Account account) {
        if (account.role() != Role.MANAGER) {
            return new Scope.Everybody();
        }
        return account.person() == null
                ? new Scope.Nobody()
                : people.theOne(account.person())
                        .<Scope>map(team -> team.leading(projects.ledBy(team.workers())))
                        .orElseGet(Scope.Nobody::new);
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
