package dev.footbridge.gateway.canonical;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code about} names at least one identifier, wherever a person is meant. A worker number belongs to an HR source: where
 * there are several, and nobody says which, it names nobody. A record of HR is its worker number: whatever else a link names
 * the other by would link nothing.
 */
final class AboutRule {
    private final boolean oneHrSource;

    AboutRule(boolean oneHrSource) {
        this.oneHrSource = oneHrSource;
    }

    List<FieldError> errors(FactType type, Map<String, @Nullable Object> data) {
        return switch (type) {
            case ACCESS_LISTED -> ofGrants(data.get("grants"));
            case PERSONS_LINKED -> ofRecord("/data/other", data.get("other"));
            default -> // of incidents, problems, changes and reports it may be unknown who it was
                data.get("about") instanceof Map<?, ?> about ? errors("/data/about", about, oneHrSource) : List.of();
        };
    }

    private List<FieldError> ofGrants(@Nullable Object grants) {
        var errors = new ArrayList<FieldError>();
        var list = grants instanceof List<?> given ? given : List.of();
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) instanceof Map<?, ?> grant) {
                errors.addAll(errors("/data/grants/" + i + "/about", grant.get("about"), oneHrSource));
            }
        }
        return errors;
    }

    private static List<FieldError> ofRecord(String pointer, @Nullable Object other) {
        return other instanceof Map<?, ?> map && !isText(map.get("workerNumber"))
                ? List.of(new FieldError(
                        pointer + "/workerNumber", "the worker number of the other record", "it is missing"))
                : List.of();
    }

    private static List<FieldError> errors(String pointer, @Nullable Object about, boolean sourceIsClear) {
        if (!(about instanceof Map<?, ?> map)
                || isText(map.get("personId"))
                || isText(map.get("workEmail"))
                || map.get("account") instanceof Map<?, ?>) {
            return List.of();
        }
        if (!isText(map.get("workerNumber"))) {
            return List.of(new FieldError(
                    pointer, "at least one of workerNumber, personId, workEmail and account", "there is none"));
        }
        return sourceIsClear || isText(map.get("hrSource"))
                ? List.of()
                : List.of(new FieldError(
                        pointer + "/hrSource",
                        "the HR source the worker number belongs to, as there are several",
                        "it is missing"));
    }

    private static boolean isText(@Nullable Object value) {
        return value instanceof String text && !text.isBlank();
    }
}
