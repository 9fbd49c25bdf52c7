package dev.footbridge.standalone.acceptance;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The names of metrics in an expression of PromQL. */
final class PromQl {
    private static final Pattern NOT_NAMES = Pattern.compile(
            "\"(?:[^\"\\\\]|\\\\.)*\"|\\{[^}]*}|\\[[^\\]]*]|\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
    private static final Pattern NAME =
            Pattern.compile("(?<![a-zA-Z0-9_:.])[a-zA-Z_:][a-zA-Z0-9_:]*(?!\\s*\\()(?![a-zA-Z0-9_:])");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");

    private PromQl() {}

    static Set<String> names(String expression) {
        var strings =
                Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"").matcher(expression).replaceAll("");
        var names = new TreeSet<String>();
        var found = NAME.matcher(NOT_NAMES.matcher(strings).replaceAll(" "));
        while (found.find()) {
            names.add(found.group());
        }
        names.removeAll(WORDS);
        return names;
    }
}
