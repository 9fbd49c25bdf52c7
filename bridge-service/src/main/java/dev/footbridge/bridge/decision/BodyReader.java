package dev.footbridge.bridge.decision;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads the body of a decision: a JSON object of known texts. A field nobody knows is refused: it was meant for something. */
public final class BodyReader {
    /** More than anybody reads. */
    static final int LONGEST_TEXT = 2_000;

    private static final int LARGEST = 64 << 10;
    private static final int LONGEST_KEY = 200;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private BodyReader() {}

    /** What a body turned out to be. */
    public sealed interface Body {
        /**
         * @param texts by field, without those that are null or blank
         * @param key the Idempotency-Key
         */
        record Said(Map<String, String> texts, @Nullable String key) implements Body {
            public @Nullable String text(String field) {
                return texts.get(field);
            }

            @Override
            public String toString() {
                return "Said" + texts.keySet(); // the texts are somebody's
            }
        }

        record Refused(ResponseEntity<?> answer) implements Body {}
    }

    /**
     * @param known the fields there may be
     * @param needed those of them that must be there
     */
    public static Body read(HttpServletRequest request, Set<String> known, Set<String> needed) throws IOException {
        var key = request.getHeader("Idempotency-Key");
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            return refused(HttpStatus.BAD_REQUEST, "Expected an Idempotency-Key of 1 to 200 characters, but it is not");
        }
        var bytes = request.getInputStream().readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            return refused(HttpStatus.CONTENT_TOO_LARGE, "Expected a decision of at most 64 KB, but it is larger");
        }
        if (bytes.length == 0) {
            return checked(JSON.createObjectNode(), known, needed, key);
        }
        if (!isJson(request.getContentType())) {
            return refused(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Expected application/json, but it is something else");
        }
        try {
            return JSON.readTree(bytes) instanceof ObjectNode body
                    ? checked(body, known, needed, key)
                    : refused(HttpStatus.BAD_REQUEST, "Expected a JSON object, but it is something else");
        } catch (JacksonException e) {
            return refused(HttpStatus.BAD_REQUEST, "Expected JSON with each name once, but it cannot be read");
        }
    }

    private static Body checked(ObjectNode body, Set<String> known, Set<String> needed, @Nullable String key) {
        var texts = new HashMap<String, String>();
        SortedMap<String, String> errors = new TreeMap<>();
        body.properties().forEach(field -> {
            var value = field.getValue();
            if (!known.contains(field.getKey())) {
                errors.put(field.getKey(), "Expected one of " + new java.util.TreeSet<>(known) + ", but it is not");
            } else if (value.isString() && isPlain(value.asString())) {
                texts.put(field.getKey(), value.asString().strip());
            } else if (!value.isNull()) {
                errors.put(
                        field.getKey(),
                        "Expected plain text of at most " + LONGEST_TEXT + " characters, but it is not");
            }
        });
        texts.values().removeIf(String::isEmpty);
        needed.stream()
                .filter(field -> !texts.containsKey(field) && !errors.containsKey(field))
                .forEach(field -> errors.put(field, "Expected some text, but there is none"));
        return errors.isEmpty() ? new Body.Said(texts, key) : new Body.Refused(AnswerCodec.unusable(errors));
    }

    /** Line breaks are welcome in a comment; other control characters, and half a character, come from a mistake. */
    private static boolean isPlain(String text) {
        return text.length() <= LONGEST_TEXT
                && text.codePoints()
                        .noneMatch(sign -> Character.getType(sign) == Character.SURROGATE
                                || Character.isISOControl(sign) && sign != '\n' && sign != '\r' && sign != '\t');
    }

    private static boolean isJson(@Nullable String contentType) {
        return contentType != null && contentType.split(";")[0].strip().equalsIgnoreCase("application/json");
    }

    private static Body refused(HttpStatus status, String detail) {
        return new Body.Refused(AnswerCodec.problem(status, detail));
    }
}
