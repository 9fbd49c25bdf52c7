package dev.footbridge.bridge.read;

import dev.footbridge.readmodel.access.Role;
import java.util.Optional;
import java.util.Set;

/**
 * How an account stands towards a person, and what it may decide about them: the one place where that is said.
 *
 * @param roles of several, whatever one of them may
 * @param sits the reviewers of an access review of the person that it may sit as
 */
public record Standing(Set<Role> roles, Relation relation, Set<String> sits) {
    private static final Set<Role> MATCHERS = Set.of(Role.HR, Role.IT, Role.ADMIN);

    public Standing(Role role, Relation relation) {
        this(Set.of(role), relation, Set.of());
    }

    /** Who the person is to the account. */
    public enum Relation {
        /** The account is bound to nobody, so it could be anybody. */
        UNBOUND,
        SELF,
        /** The person reports to the account's person. */
        REPORT,
        OTHER
    }

    /** Towards somebody not known yet: nothing can be decided. */
    public static Standing ofOnlooker() {
        return new Standing(Role.AUDITOR, Relation.OTHER);
    }

    /**
     * A task, as far as it matters who may settle it.
     *
     * @param provides whether it gives or takes access or an asset
     */
    public record TaskMatter(String owner, boolean provides) {}

    /** Of one's own there is only this: to say that one did what the list asks of oneself. */
    public Optional<Refusal> toComplete(TaskMatter task) {
        var isOwnTask = relation == Relation.SELF && task.owner().equals("employee") && !task.provides();
        return isOwnTask && !isOnlooker() ? Optional.empty() : toSettle(task);
    }

    public Optional<Refusal> toWaive(TaskMatter task) {
        return toSettle(task);
    }

    private Optional<Refusal> toSettle(TaskMatter task) {
        if (isOnlooker()) {
            return Optional.of(Refusal.ROLE);
        }
        if (relation == Relation.SELF) {
            return Optional.of(Refusal.OWN);
        }
        if (relation == Relation.UNBOUND && task.provides()) {
            return Optional.of(Refusal.UNBOUND);
        }
        return roles.stream().anyMatch(role -> settles(role, task.owner()))
                ? Optional.empty()
                : Optional.of(Refusal.OWNER);
    }

    /** Who is nothing but an auditor looks on. */
    private boolean isOnlooker() {
        return roles.equals(Set.of(Role.AUDITOR));
    }

    private boolean settles(Role role, String owner) {
        return switch (role) {
            case HR, ADMIN -> true;
            case IT -> owner.equals("it");
            case MANAGER -> relation == Relation.REPORT && owner.equals("manager");
            case AUDITOR -> false;
        };
    }

    /** Says whose an identifier is, which gives that person whatever was told under it. */
    public Optional<Refusal> toMatch() {
        return roles.stream().anyMatch(MATCHERS::contains) ? toDecideOnAccess() : Optional.of(Refusal.ROLE);
    }

    /** An item of an access review: whoever it is put to, and nobody about themselves (R24). */
    public Optional<Refusal> toReview(String reviewer) {
        if (isOnlooker()) {
            return Optional.of(Refusal.ROLE);
        }
        return toDecideOnAccess().or(() -> sits.contains(reviewer) ? Optional.empty() : Optional.of(Refusal.REVIEWER));
    }

    /** R24, whatever the role: neither about oneself nor as nobody. */
    public Optional<Refusal> toDecideOnAccess() {
        return switch (relation) {
            case SELF -> Optional.of(Refusal.OWN);
            case UNBOUND -> Optional.of(Refusal.UNBOUND);
            case REPORT, OTHER -> Optional.empty();
        };
    }
}
