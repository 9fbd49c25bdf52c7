package dev.footbridge.bridge.policy;

import dev.footbridge.bridge.person.Entitlement;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** From wording keys to the texts of one policy version. */
final class WordBook {

    private WordBook() {}

    static @Nullable Words find(Policy policy, Wording wording) {
        int slash = wording.key().indexOf('/');
        if (slash < 0) {
            return null;
        }
        var rest = wording.key().substring(slash + 1);
        return switch (wording.key().substring(0, slash)) {
            case "checklist" -> checklist(policy, rest);
            case "task" -> task(policy, rest, wording);
            case "entitlement" -> entitlement(policy, rest);
            case "grant" -> grant(policy, rest);
            case "reason" -> reason(policy, rest, wording);
            case "revoke" -> revoke(policy, rest);
            case "review" -> review(policy, wording);
            case "held" -> held(policy, rest, wording);
            case "recommended" -> recommended(rest);
            case "group" -> group(policy, rest);
            case "collect" -> collect(policy, rest, wording);
            case "asset" -> policy.catalogue().assets().get(rest);
            case "system" -> system(policy, rest);
            case "project" -> project(policy, rest);
            case "feed" -> FeedWords.of(policy, rest, wording);
            default -> null;
        };
    }

    private static @Nullable Words checklist(Policy policy, String id) {
        var template = policy.template(id);
        return template == null ? null : template.name();
    }

    private static @Nullable Words task(Policy policy, String path, Wording wording) {
        var ids = path.split("/", 2);
        var template = policy.template(ids[0]);
        if (template == null || ids.length < 2) {
            return null;
        }
        return template.tasks().stream()
                .filter(task -> task.id().equals(ids[1]))
                .map(TaskTemplate::name)
                .filter(Objects::nonNull)
                .map(name -> filled(policy, name, wording))
                .findFirst()
                .orElse(null);
    }

    /** A name of a repeated task may say {@code {entitlement}}. */
    private static Words filled(Policy policy, Words name, Wording wording) {
        var entitlement = wording.args().get("entitlement");
        if (entitlement == null) {
            return name;
        }
        var each = policy.words(Wording.of("entitlement/" + entitlement));
        return new Words(
                name.hr().replace("{entitlement}", each.hr()), name.it().replace("{entitlement}", each.it()));
    }

    private static @Nullable Words entitlement(Policy policy, String text) {
        var entry = text.indexOf('/') < 1 ? null : policy.catalogue().entry(Entitlement.of(text));
        return entry == null ? null : entry.name();
    }

    /** Why a desk is to do something: the list it is of, and what is to be done. */
    private static @Nullable Words reason(Policy policy, String list, Wording wording) {
        var of = checklist(policy, list);
        var task = wording.args().get("task");
        var what = task == null ? null : find(policy, new Wording(task, wording.args()));
        return of == null || what == null ? null : new Words(of.hr() + ": " + what.hr(), of.it() + ": " + what.it());
    }

    /** HR reads what they will be able to do, the desk what it has to do. */
    private static Words grant(Policy policy, String text) {
        var words = entitlement(policy, text);
        return new Words(words == null ? text : words.hr(), "Grant " + text);
    }

    private static Words revoke(Policy policy, String text) {
        var words = entitlement(policy, text);
        return new Words("No longer: " + (words == null ? text : words.hr()), "Revoke " + text);
    }

    /** What a decision to revoke asks of the desk. */
    private static Words review(Policy policy, Wording wording) {
        var revoke = revoke(policy, wording.args().getOrDefault("entitlement", ""));
        return new Words("Access review: " + revoke.hr(), "Access review: " + revoke.it());
    }

    /** How somebody came to hold a right. */
    private static @Nullable Words held(Policy policy, String how, Wording wording) {
        var text = wording.args().getOrDefault("entitlement", "");
        var entitlement = entitlement(policy, text);
        var what = entitlement == null ? new Words(text, text) : entitlement;
        return switch (how) {
            case "birthright" ->
                new Words("Came with the role before: " + what.hr(), "Birthright of the former position: " + text);
            case "granted" ->
                new Words("Given to them alone, by no rule: " + what.hr(), "Granted by no birthright: " + text);
            default -> null;
        };
    }

    /** What speaks for a decision of a reviewer. */
    private static @Nullable Words recommended(String why) {
        return switch (why) {
            case "used" -> new Words("They have used it since they changed roles", "Used since the move");
            case "not-used" -> new Words("They have not used it since they changed roles", "Not used since the move");
            case "not-owed" -> new Words("The new role does not come with it", "No birthright of the new position");
            case "privileged" ->
                new Words(
                        "It can do much harm, and the new role does not come with it",
                        "Privileged, and no birthright of the new position");
            default -> null;
        };
    }

    private static @Nullable Words group(Policy policy, String id) {
        var group = policy.catalogue().groups().get(id);
        return group == null ? null : group.name();
    }

    private static Words collect(Policy policy, String kind, Wording wording) {
        var words = policy.catalogue().assets().getOrDefault(kind, new Words(kind, kind));
        var tag = wording.args().containsKey("tag") ? " " + wording.args().get("tag") : "";
        return new Words("Given back: " + words.hr() + tag, "Collect " + words.it() + tag);
    }

    private static @Nullable Words system(Policy policy, String id) {
        var system = policy.catalogue().systems().get(id);
        return system == null ? null : system.name();
    }

    private static @Nullable Words project(Policy policy, String id) {
        var project = policy.projects().get(id);
        return project == null ? null : project.name();
    }
}
