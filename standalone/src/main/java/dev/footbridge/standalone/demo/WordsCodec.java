package dev.footbridge.standalone.demo;

import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What fills the blanks of a letter: what the story says, else the person, else the day and the time. */
record WordsCodec(Map<String, JsonNode> said, Map<String, String> person, Calendar calendar, Telling telling, String id)
        implements Function<String, JsonNode> {
    @Override
    public JsonNode apply(String word) {
        if (said.containsKey(word)) {
            return said.get(word);
        }
        if (person.containsKey(word)) {
            return text(person.get(word));
        }
        if (word.equals("id")) {
            return text(id);
        }
        if (word.equals("told.millis")) {
            return JsonNodeFactory.instance.numberNode(telling.told().toEpochMilli());
        }
        if (Calendar.isDay(word)) {
            return text(calendar.day(word).toString());
        }
        return telling.word(word)
                .map(WordsCodec::text)
                .orElseThrow(
                        () -> new IllegalArgumentException("Expected something for ${" + word + "}, but nobody says"));
    }

    static JsonNode text(String text) {
        return JsonNodeFactory.instance.stringNode(text);
    }
}
