package dev.footbridge.gateway.connector;

import java.util.ArrayDeque;

/**
 * Lets every loop of a JSLT expression count its steps: {@code for (x)} becomes {@code for (each-step(x))}. Without
 * functions of its own a loop is the only thing in JSLT that can run long.
 */
final class LoopGuard {
    static final String FUNCTION = "each-step";

    private final String text;
    private final StringBuilder guarded = new StringBuilder();
    private final ArrayDeque<Boolean> open = new ArrayDeque<>();
    private int at;

    private LoopGuard(String text) {
        this.text = text;
    }

    /** @param text an expression that compiles */
    static String guarded(String text) {
        return new LoopGuard(text).run();
    }

    private String run() {
        while (at < text.length()) {
            var next = text.charAt(at);
            if (next == '"') {
                copyTo(endOfText());
            } else if (text.startsWith("//", at)) {
                var end = text.indexOf('\n', at);
                copyTo(end < 0 ? text.length() : end);
            } else if (next == '(') {
                open(isAfterFor());
            } else if (next == ')') {
                close();
            } else {
                copyTo(at + 1);
            }
        }
        return guarded.toString();
    }

    private void open(boolean loop) {
        copyTo(at + 1);
        open.push(loop);
        if (loop) {
            guarded.append(FUNCTION).append('(');
        }
    }

    private void close() {
        if (Boolean.TRUE.equals(open.poll())) {
            guarded.append(')');
        }
        copyTo(at + 1);
    }

    private boolean isAfterFor() {
        var before = guarded.toString().stripTrailing();
        return before.endsWith("for")
                && (before.length() == 3
                        || "$.-_".indexOf(before.charAt(before.length() - 4)) < 0
                                && !Character.isLetterOrDigit(before.charAt(before.length() - 4)));
    }

    private int endOfText() {
        var end = at + 1;
        while (end < text.length() && text.charAt(end) != '"') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(text.length(), end + 1);
    }

    private void copyTo(int end) {
        guarded.append(text, at, end);
        at = end;
    }
}
