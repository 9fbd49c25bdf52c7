package dev.footbridge.bridge.policy;

import dev.footbridge.bridge.person.Entitlement;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether what the files of a policy say of each other is so. */
final class PolicyCheck {

    private static final Set<String> OWNERS = Set.of("hr", "it", "manager", "employee", "facilities");

    private final Policy policy;
    private final Problems problems;

    private PolicyCheck(Policy policy, Problems problems) {
        this.policy = policy;
        this.problems = problems;
    }

    static void check(Policy policy, Problems problems) {
        var check = new PolicyCheck(policy, problems);
        policy.birthrights()
                .forEach(birthright -> check.entitlements(
                        birthright.grants(), "birthrights.yaml", "birthrights." + birthright.name() + ".grants"));
        policy.neverTogether()
                .forEach(pair -> check.entitlements(
                        pair.grants(), "birthrights.yaml", "neverTogether." + pair.name() + ".grants"));
        policy.projects()
                .forEach((id, project) -> project.systems()
                        .forEach(system -> check.system(system, "projects.yaml", "projects." + id + ".systems")));
        policy.destinations()
                .forEach((id, destination) -> destination.systems().stream()
                        .filter(system -> !system.equals("*"))
                        .forEach(system ->
                                check.system(system, "destinations.yaml", "destinations." + id + ".systems")));
        check.fallback();
        policy.checklists().forEach(check::template);
    }

    private void fallback() {
        var group = policy.limits().reviews().fallback();
        problems.unless(
                group == null || policy.catalogue().groups().containsKey(group),
                "Expected a group of the catalogue, but there is none named " + group,
                "limits.yaml",
                "reviews.fallback");
    }

    private void template(ChecklistTemplate template) {
        template.tasks().forEach(task -> task(template, task, "tasks." + task.id()));
        template.tasks().stream()
                .filter(task -> needs(template, task.id(), new HashSet<>()).contains(task.id()))
                .forEach(task -> problems.add(
                        "Expected tasks not to wait for themselves, but " + task.id() + " needs what needs it",
                        fileOf(template),
                        "tasks." + task.id() + ".needs"));
    }

    private void task(ChecklistTemplate template, TaskTemplate task, String place) {
        var file = fileOf(template);
        entitlements(task.grants(), file, place + ".grants");
        entitlements(task.revokes(), file, place + ".revokes");
        problems.unless(
                task.owner() == null
                        || OWNERS.contains(task.owner())
                        || policy.catalogue().groups().containsKey(task.owner()),
                "Expected hr, it, manager, employee, facilities or a group of the catalogue, but it is " + task.owner(),
                file,
                place + ".owner");
        problems.unless(
                task.owner() != null || task.review() != null,
                "Expected an owner or a review, but there is neither",
                file,
                place);
        problems.unless(
                task.name() != null || task.forEach() != null,
                "Expected a name or what the task is repeated for, but there is neither",
                file,
                place);
        problems.unless(
                task.asset() == null || policy.catalogue().assets().containsKey(task.asset()),
                "Expected an asset of the catalogue, but there is none named " + task.asset(),
                file,
                place + ".asset");
        problems.unless(
                task.verifiedBy() == null || task.verifiedBy().fits(task),
                "Expected a fact about what the task hands out or takes, but " + task.verifiedBy()
                        + " is about neither",
                file,
                place + ".verifiedBy");
        problems.unless(
                task.forEach() == null || template.trigger().has(task.forEach()),
                "Expected something a " + template.trigger().word() + " checklist has, but it has no "
                        + (task.forEach() == null ? "" : task.forEach().word()),
                file,
                place + ".forEach");
        anchor(template, task.due(), file, place + ".due");
        anchor(template, task.opens(), file, place + ".opens");
        task.needs().stream()
                .filter(need ->
                        template.tasks().stream().noneMatch(other -> other.id().equals(need)))
                .forEach(need -> problems.add(
                        "Expected a task of this list, but there is none named " + need, file, place + ".needs"));
    }

    private void anchor(ChecklistTemplate template, @Nullable Offset offset, String file, String place) {
        problems.unless(
                offset == null || template.trigger().has(offset.anchor()),
                "Expected a day a " + template.trigger().word() + " checklist knows, but it has no "
                        + (offset == null ? "" : offset.anchor().name().toLowerCase(Locale.ROOT)),
                file,
                place);
    }

    private Set<String> needs(ChecklistTemplate template, String task, Set<String> found) {
        template.tasks().stream()
                .filter(other -> other.id().equals(task))
                .flatMap(other -> other.needs().stream())
                .filter(found::add)
                .forEach(need -> needs(template, need, found));
        return found;
    }

    /** A system the catalogue leaves out goes by its id; a right that a system of the catalogue has not is a slip. */
    private void entitlements(Collection<Entitlement> entitlements, String file, String place) {
        for (var entitlement : entitlements) {
            system(entitlement.system(), file, place);
            problems.unless(
                    !policy.catalogue().systems().containsKey(entitlement.system())
                            || policy.catalogue().entry(entitlement) != null,
                    "Expected an entitlement of the catalogue, but there is none named " + entitlement,
                    file,
                    place);
        }
    }

    private void system(String system, String file, String place) {
        if (!policy.catalogue().systems().containsKey(system)) {
            problems.note(
                    "Expected a system of the catalogue, but there is none named " + system + ": it goes by its id",
                    file,
                    place);
        }
    }

    static String fileOf(ChecklistTemplate template) {
        return "checklists/" + template.id() + ".yaml";
    }
}
