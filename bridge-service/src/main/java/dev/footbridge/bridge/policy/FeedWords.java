package dev.footbridge.bridge.policy;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Feed entries in words. In a text {@code {title}} is an argument, {@code {hours|hour|hours}} a number with its noun, and
 * what stands in brackets is said only when all its arguments are told. Arguments are put in once: what a source wrote
 * is never looked at for more of them.
 */
final class FeedWords {
    private static final Pattern OPTIONAL = Pattern.compile("\\[([^\\]]*)\\]");
    private static final Pattern ARGUMENT = Pattern.compile("\\{([a-z]+)(?:\\|([^|}]*)\\|([^}]*))?\\}");

    private static final Map<String, Words> TEXTS = Map.ofEntries(
            text(
                    "project-joined",
                    "{person} joined the project[ as {role}]",
                    "Project member added: {person}[ ({role})]"),
            text("project-left", "{person} left the project", "Project member removed: {person}"),
            text("access-granted", "{person} was given access: {entitlement}", "Granted {entitlement} to {person}"),
            text("access-gone", "{person} no longer has access: {entitlement}", "Revoked {entitlement} from {person}"),
            text(
                    "checklist-done",
                    "{person} has everything done: {checklist}",
                    "Checklist of {person} completed: {checklist}"),
            text(
                    "incident-fixed",
                    "Fixed at the first go: {title}[ – {affected|person|people} can work as usual again]",
                    "{incident} on {service} resolved, severity {severity}: {title}[ ({affected} affected)]"),
            text(
                    "incident-closed",
                    "Closed: {title} ({resolution})[, opened again {reopened|time|times}]",
                    "{incident} on {service} closed ({resolution})[, reopened {reopened|time|times}]: {title}"),
            text(
                    "problem-prevented",
                    "{work}: {title}[ – saves {hours|hour|hours}][, spares us {incidents|incident|incidents}][ ({note})]",
                    "{work} on {service}: {title}[; saves {hours} h][; avoids {incidents|incident|incidents}][; {note}]"),
            text("change-released", "{title} is live[: {summary}]", "{change} released on {service}: {title}"),
            text("recognition-given", "Thank you, {person}: {thanks}", "Recognition of {person} ({thanks})"),
            text(
                    "rollout-announced",
                    "{name} begins on {golive}",
                    "Rollout {rollout} of {system} announced: go-live {golive}"));

    private static final Map<String, Words> WORK = Map.of(
            "prevention", new Words("Prevented", "Preventive work"),
            "automation", new Words("Automated", "Automation"),
            "documentation", new Words("Written down", "Documentation"));
    private static final Map<String, Words> THANKS = Map.of(
            "peer", new Words("from a colleague", "peer"),
            "customer", new Words("from a customer", "customer"),
            "prevention", new Words("for what did not happen", "prevention"),
            "teamwork", new Words("for working together", "teamwork"));
    private static final Map<String, Words> RESOLUTIONS = Map.of(
            "fixed", new Words("fixed", "fixed"),
            "workaround", new Words("there is a way around it", "workaround"),
            "no-fault", new Words("nothing was broken", "no fault found"),
            "duplicate", new Words("already known", "duplicate"));

    private final Policy policy;
    private final Map<String, String> args;

    private FeedWords(Policy policy, Map<String, String> args) {
        this.policy = policy;
        this.args = args;
    }

    static @Nullable Words of(Policy policy, String kind, Wording wording) {
        var text = TEXTS.get(kind);
        if (text == null) {
            return null;
        }
        var words = new FeedWords(policy, wording.args());
        return new Words(words.filled(text.hr(), true), words.filled(text.it(), false));
    }

    private String filled(String text, boolean hr) {
        var said = OPTIONAL.matcher(text).replaceAll(part -> isTold(part.group(1)) ? quoted(part.group(1)) : "");
        return ARGUMENT.matcher(said).replaceAll(argument -> quoted(value(argument, hr)));
    }

    private boolean isTold(String part) {
        return ARGUMENT.matcher(part).results().allMatch(argument -> args.containsKey(argument.group(1)));
    }

    private String value(MatchResult argument, boolean hr) {
        var name = argument.group(1);
        var value = args.getOrDefault(name, "–");
        if (argument.group(2) != null) {
            return value + " " + (value.equals("1") ? argument.group(2) : argument.group(3));
        }
        var words = named(name, value);
        return words == null ? value : hr ? words.hr() : words.it();
    }

    /** What the policy or we have words for; anything else is said as the source told it. */
    private @Nullable Words named(String name, String value) {
        return switch (name) {
            case "entitlement" -> entitlement(value);
            case "checklist" -> WordBook.find(policy, Wording.of("checklist/" + value));
            case "system" -> WordBook.find(policy, Wording.of("system/" + value));
            case "work" -> WORK.get(value);
            case "resolution" -> RESOLUTIONS.get(value);
            case "thanks" -> THANKS.get(value);
            default -> null;
        };
    }

    /** HR reads what they can do by it, IT which right it is. */
    private @Nullable Words entitlement(String path) {
        var words = WordBook.find(policy, Wording.of("entitlement/" + path));
        return words == null ? null : new Words(words.hr(), path);
    }

    private static Map.Entry<String, Words> text(String kind, String hr, String it) {
        return Map.entry(kind, new Words(hr, it));
    }

    private static String quoted(String text) {
        return java.util.regex.Matcher.quoteReplacement(text);
    }
}
