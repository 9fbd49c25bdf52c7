package dev.footbridge.bridge.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.bridge.read.Standing.TaskMatter;
import dev.footbridge.readmodel.access.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who may decide what about whom. */
class StandingTest {
    private static final List<String> OWNERS = List.of("hr", "it", "manager", "employee", "facilities", "buddies");
    private static final Audience MARA = new Audience("mara", Set.of("worker-of-ada"), Set.of());

    @Test
    void hrAndAdministratorsSettleEveryTaskOfOthers() {
        for (var role : List.of(Role.HR, Role.ADMIN)) {
            assertThat(settles(stranger(role))).containsExactlyElementsOf(OWNERS);
        }
    }

    @Test
    void itSettlesTheTasksOfIt() {
        assertThat(settles(stranger(Role.IT))).containsExactly("it");
    }

    @Test
    void aManagerSettlesTheirTasksForTheirOwnReportsAlone() {
        assertThat(settles(of(Role.MANAGER, "ada", "worker-of-ada"))).containsExactly("manager");
        assertThat(settles(stranger(Role.MANAGER))).isEmpty();
    }

    @Test
    void anAuditorDecidesNothing() {
        var auditor = stranger(Role.AUDITOR).towards(MARA);
        assertThat(settles(stranger(Role.AUDITOR))).isEmpty();
        assertThat(auditor.toMatch()).contains(Refusal.ROLE);
        assertThat(of(Role.AUDITOR, "mara", "worker-of-mara")
                        .towards(MARA)
                        .toComplete(new TaskMatter("employee", false)))
                .contains(Refusal.ROLE);
    }

    @Test
    void nobodyDecidesAboutThemselves() {
        for (var role : Role.values()) {
            var self = of(role, "mara", "worker-of-mara").towards(MARA);
            for (var owner : OWNERS) {
                for (var provides : List.of(true, false)) {
                    var task = new TaskMatter(owner, provides);
                    assertThat(self.toWaive(task)).as(role + " " + owner).isNotEmpty();
                    if (provides || !owner.equals("employee")) {
                        assertThat(self.toComplete(task)).as(role + " " + owner).isNotEmpty();
                    }
                }
            }
            assertThat(self.toMatch()).isNotEmpty();
            assertThat(self.toDecideOnAccess()).contains(Refusal.OWN);
        }
    }

    @Test
    void onesOwnTaskThatGivesAndTakesNothingIsOnesOwnToComplete() {
        assertThat(of(Role.HR, "mara", "worker-of-mara").towards(MARA).toComplete(new TaskMatter("employee", false)))
                .isEmpty();
    }

    @Test
    void anAccountOfNobodyCouldBeAnybodySoItDecidesAboutNoAccess() {
        var nobody = new Decider("robot", Role.HR, false, Set.of(), Set.of()).towards(MARA);
        assertThat(nobody.toComplete(new TaskMatter("hr", false))).isEmpty();
        assertThat(nobody.toComplete(new TaskMatter("it", true))).contains(Refusal.UNBOUND);
        assertThat(nobody.toMatch()).contains(Refusal.UNBOUND);
    }

    @Test
    void aWorkerNumberOfTwoPeopleIsBothOfThem() {
        var either = new Decider("hr", Role.HR, true, Set.of("ada", "mara"), Set.of());
        assertThat(either.towards(MARA).toMatch()).contains(Refusal.OWN);
    }

    @Test
    void hrItAndAdministratorsSayWhoseAnIdentifierIs() {
        assertThat(Arrays.stream(Role.values())
                        .filter(role -> stranger(role).towards(MARA).toMatch().isEmpty()))
                .containsExactlyInAnyOrder(Role.HR, Role.IT, Role.ADMIN);
    }

    @Test
    void whoHasSeveralRolesMayWhatOneOfThemMay() {
        assertThat(settles(of(Set.of(Role.IT, Role.MANAGER), "ada", "worker-of-ada")))
                .containsExactly("it", "manager");
        assertThat(settles(of(Set.of(Role.AUDITOR, Role.ADMIN), "ada", "worker-of-ada")))
                .containsExactlyElementsOf(OWNERS);
        assertThat(settles(of(Set.of(Role.AUDITOR, Role.MANAGER), "ada", "worker-of-ada")))
                .containsExactly("manager");
        assertThat(of(Set.of(Role.AUDITOR, Role.IT), "ada", "worker-of-ada")
                        .towards(MARA)
                        .toMatch())
                .isEmpty();
        assertThat(of(Set.of(Role.HR, Role.ADMIN), "mara", "worker-of-mara")
                        .towards(MARA)
                        .toMatch())
                .contains(Refusal.OWN);
    }

    private static List<String> settles(Decider decider) {
        var standing = decider.towards(MARA);
        return OWNERS.stream()
                .filter(owner -> {
                    var task = new TaskMatter(owner, true);
                    assertThat(standing.toComplete(task)).isEqualTo(standing.toWaive(task));
                    return standing.toComplete(task).isEmpty();
                })
                .toList();
    }

    private static Decider stranger(Role role) {
        return of(role, "somebody", "worker-of-somebody");
    }

    private static Decider of(Role role, String person, String worker) {
        return of(Set.of(role), person, worker);
    }

    private static Decider of(Set<Role> roles, String person, String worker) {
        return new Decider("account", roles, true, Set.of(person), Set.of(worker), Set.of());
    }
}
