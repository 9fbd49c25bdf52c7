package dev.footbridge.standalone.demo;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Letters with their blanks filled in. The same words give the same bytes. */
final class LetterCodec {
    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern BLANK = Pattern.compile("\\$\\{([^}]+)}");
    private static final int DEEPEST = 5;

    private final JsonNode templates = StoryReader.file("letters.yaml");

    /** @param words from what stands in a blank to what fills it */
    Letter filled(String name, String id, Function<String, JsonNode> words) {
        var template = templates.path(name);
        if (!template.has("body")) {
            throw new IllegalArgumentException("Expected one of the letters, but there is none named " + name);
        }
        var body = filled(template.path("body"), words, 0);
        return new Letter(
                id,
                template.path("source").asString(""),
                template.path("account").asString(""),
                template.path("post").asString(""),
                JSON.writeValueAsString(body));
    }

    private static JsonNode filled(JsonNode template, Function<String, JsonNode> words, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("Expected blanks that end, but they go on");
        }
        if (template.isObject()) {
            var object = NODES.objectNode();
            template.properties().forEach(field -> object.set(field.getKey(), filled(field.getValue(), words, depth)));
            return object;
        }
        if (template.isArray()) {
            var array = NODES.arrayNode();
            template.forEach(item -> array.add(filled(item, words, depth)));
            return array;
        }
        return template.isString() ? text(template.asString(), words, depth) : template;
    }

    /** A text that is one blank becomes what fills it, be it a list or a number; in a longer one it is put in. */
    private static JsonNode text(String text, Function<String, JsonNode> words, int depth) {
        var blank = BLANK.matcher(text);
        if (blank.matches()) {
            return filled(words.apply(blank.group(1)), words, depth + 1);
        }
        var whole = BLANK.matcher(text)
                .replaceAll(part -> Matcher.quoteReplacement(
                        filled(words.apply(part.group(1)), words, depth + 1).asString()));
        return NODES.stringNode(whole);
    }
}
