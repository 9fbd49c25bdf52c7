package dev.footbridge.bridge.plan;

import dev.footbridge.bridge.checklist.Checklist;
import dev.footbridge.bridge.person.PersonFile;
import dev.footbridge.bridge.person.PersonalData;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What should be the case now, given what we were told, and when it could next be different. */
public record Plan(
        PersonState person,
        PersonalData personal,
        List<Checklist> checklists,
        Basis basis,
        @Nullable Instant lookAgain) {

    public static Plan of(PersonFile file, Circumstances circumstances) {
        throw new UnsupportedOperationException(file.id() + " " + circumstances.now());
    }
}
