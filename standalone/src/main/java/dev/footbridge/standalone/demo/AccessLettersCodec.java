package dev.footbridge.standalone.demo;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Who tells of a right: Okta where it has a group for it, else any tool. */
final class AccessLettersCodec {
    private final Map<String, String> groups = new HashMap<>();

    /** @param names of the Okta source: from a group to what membership in it means */
    AccessLettersCodec(Map<String, String> names) {
        names.forEach((group, meaning) -> groups.putIfAbsent(meaning.strip(), group));
        groups.remove("");
    }

    /** The name of the letter that tells it. @param words gets what fills its blanks */
    String letter(String entitlement, boolean granted, Map<String, JsonNode> words) {
        var group = groups.get(entitlement);
        if (group != null) {
            words.put("group", WordsCodec.text(group));
            words.put("change", WordsCodec.text(granted ? "add" : "remove"));
            return "okta-membership";
        }
        var slash = entitlement.indexOf('/');
        words.put("system", WordsCodec.text(entitlement.substring(0, slash)));
        words.put("right", WordsCodec.text(entitlement.substring(slash + 1)));
        return granted ? "tool-granted" : "tool-revoked";
    }
}
