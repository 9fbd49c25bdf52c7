package dev.footbridge.it.dispatch;

import dev.footbridge.gateway.canonical.TextRule;
import dev.footbridge.it.dispatch.ReportsProcessor.Said;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads what a desk says about a task: an object of known texts. A field nobody knows was meant for something. */
final class SaidReader {
    private static final int LARGEST = 64 << 10;

    /** As the canonical event has them, which the report becomes. */
    private static final Map<String, Integer> LONGEST = Map.of("ticket", 1_000, "by", 1_000, "note", 8_000);

    private final JsonMapper json = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** What a body turned out to be. */
    sealed interface Body {
        record Readable(Said said) implements Body {}

        record Refused(ResponseEntity<?> answer) implements Body {}
    }

    Body read(HttpServletRequest request) throws IOException {
        var bytes = request.getInputStream().readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            return refused(HttpStatus.CONTENT_TOO_LARGE, "Expected a report of at most 64 KB, but it is larger");
        }
        if (bytes.length == 0) {
            return new Body.Readable(Said.NOTHING);
        }
        if (!isJson(request.getContentType())) {
            return refused(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Expected application/json, but it is something else");
        }
        try {
            return json.readTree(bytes) instanceof ObjectNode body
                    ? checked(body)
                    : refused(HttpStatus.BAD_REQUEST, "Expected a JSON object, but it is something else");
        } catch (JacksonException e) {
            return refused(HttpStatus.BAD_REQUEST, "Expected JSON with each name once, but it cannot be read");
        }
    }

    private static Body checked(ObjectNode body) {
        SortedMap<String, String> errors = new TreeMap<>();
        body.properties().forEach(field -> {
            var longest = LONGEST.get(field.getKey());
            var value = field.getValue();
            if (longest == null) {
                errors.put(field.getKey(), "Expected one of [by, note, ticket], but it is not");
            } else if (!value.isNull() && !(value.isString() && isPlain(value.asString(), longest))) {
                errors.put(field.getKey(), "Expected plain text of at most " + longest + " characters, but it is not");
            }
        });
        return errors.isEmpty()
                ? new Body.Readable(new Said(text(body, "ticket"), text(body, "note"), text(body, "by")))
                : new Body.Refused(unusable(errors));
    }

    private static boolean isPlain(String text, int longest) {
        return text.length() <= longest && TextRule.isText(text);
    }

    private static @Nullable String text(ObjectNode body, String name) {
        var text = body.path(name).asString("").strip();
        return text.isEmpty() ? null : text;
    }

    private static ResponseEntity<?> unusable(SortedMap<String, String> errors) {
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.UNPROCESSABLE_CONTENT, "Expected other fields: " + errors.keySet());
        problem.setProperty("errors", errors);
        return TasksController.problem(problem);
    }

    private static Body refused(HttpStatus status, String detail) {
        return new Body.Refused(TasksController.problem(status, detail));
    }

    private static boolean isJson(@Nullable String contentType) {
        return contentType != null && contentType.split(";")[0].strip().equalsIgnoreCase("application/json");
    }
}
