package dev.footbridge.bridge.policy;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a policy, and what an author should look at: all of it, to be mended in one go. */
final class Problems {

    private final List<String> found = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** @param place where in the file, empty for the file as a whole */
    void add(String problem, String file, String place) {
        found.add(at(problem, file, place));
    }

    /** Not wrong, but perhaps not meant. */
    void note(String note, String file, String place) {
        notes.add(at(note, file, place));
    }

    void unless(boolean fine, String problem, String file, String place) {
        if (!fine) {
            add(problem, file, place);
        }
    }

    List<String> found() {
        return found.stream().distinct().toList();
    }

    List<String> notes() {
        return notes.stream().distinct().toList();
    }

    private static String at(String text, String file, String place) {
        return text + " (" + file + (place.isEmpty() ? "" : ", " + place) + ")";
    }
}
