package dev.footbridge.bridge.decision;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The path of a decision about a task, as it was written: {@code /api/checklists/{id}/tasks/{task}/{verb}}. The id of a
 * task holds brackets and a slash ({@code access[crm/user]}), so what stands between is one id, decoded once. No part of
 * it can be a step in a directory.
 */
record TaskPath(String checklist, String task, String verb) {
    private static final String PLAIN = "[A-Za-z0-9._~!$&'()*+,=:@-]|%[0-9A-Fa-f]{2}";
    private static final Pattern PATH = Pattern.compile("/api/checklists/(?<checklist>[A-Za-z0-9_-]{1,100})/tasks/"
            + "(?<task>(?:" + PLAIN + "|/){1,900})/(?<verb>[a-z]{1,20})");
    private static final Pattern STEP = Pattern.compile("(?:^|/)\\.{1,2}(?:/|$)");
    private static final Pattern NOTHING_BETWEEN_SLASHES = Pattern.compile("(?:^|/)(?:/|$)");
    private static final int LONGEST = 300;

    /** Empty: it is no such path. */
    static Optional<TaskPath> of(String written) {
        var path = PATH.matcher(written);
        if (!path.matches()
                || NOTHING_BETWEEN_SLASHES.matcher(path.group("task")).find()) {
            return Optional.empty();
        }
        return decoded(path.group("task"))
                .filter(TaskPath::isTask)
                .map(task -> new TaskPath(path.group("checklist"), task, path.group("verb")));
    }

    private static boolean isTask(String task) {
        return task.length() <= LONGEST
                && task.chars().noneMatch(Character::isISOControl)
                && !STEP.matcher(task).find();
    }

    private static Optional<String> decoded(String written) {
        var bytes = new ByteArrayOutputStream(written.length());
        for (int at = 0; at < written.length(); at++) {
            if (written.charAt(at) == '%') {
                bytes.write(Integer.parseInt(written, at + 1, at + 3, 16));
                at += 2;
            } else {
                bytes.write(written.charAt(at));
            }
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
