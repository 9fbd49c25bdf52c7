package dev.footbridge.bridge.read;

import dev.footbridge.readmodel.access.Account;
import dev.footbridge.readmodel.access.Role;

/** Whose matters an account may see: the one place where that is decided. */
public final class ScopeRepository {
    private final PeopleRepository people;
    private final ProjectsRepository projects;
    private final SeatsRepository seats;

    public ScopeRepository(PeopleRepository people, ProjectsRepository projects, SeatsRepository seats) {
        this.people = people;
        this.projects = projects;
        this.seats = seats;
    }

    public Scope of(Account account) {
        if (account.role() != Role.MANAGER) {
            return new Scope.Everybody();
        }
        return account.person() == null
                ? new Scope.Nobody()
                : people.theOne(account.person())
                        .<Scope>map(team ->
                                team.leading(projects.ledBy(team.workers())).sitting(seats.of(team.workers())))
                        .orElseGet(Scope.Nobody::new);
    }

    /** The same in SQL: a condition on the person {@code p} of a row, with its arguments. */
    static void narrow(Conditions conditions, Kind kind, Scope scope) {
        if (scope instanceof Scope.OwnTeam team && kind == Kind.REVIEWS) {
            conditions.and(
                    "(r.reviewers && ?::text[] and r.person <> ?)", team.seats().toArray(String[]::new), team.person());
        } else if (scope instanceof Scope.OwnTeam team) {
            conditions.and(
                    "(p.id = ? or p.managers && ?::text[])",
                    team.person(),
                    team.workers().toArray(String[]::new));
        } else if (scope instanceof Scope.Nobody) {
            conditions.and("false");
        }
    }
}
