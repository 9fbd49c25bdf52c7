package dev.footbridge.bridge.read;

import java.util.ArrayList;
import java.util.List;

/** What a row must be: conditions and their arguments, which never stand in the text. */
final class Conditions {
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> arguments = new ArrayList<>();

    Conditions and(String condition, Object... with) {
        conditions.add(condition);
        arguments.addAll(List.of(with));
        return this;
    }

    String text() {
        return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
    }

    List<Object> arguments() {
        return new ArrayList<>(arguments);
    }
}
