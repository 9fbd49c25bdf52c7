package dev.footbridge.bridge.plan;

import dev.footbridge.bridge.access.ProvisioningTask;
import dev.footbridge.bridge.checklist.Checklist;
import dev.footbridge.bridge.checklist.Joiners;
import dev.footbridge.bridge.person.PersonFile;
import dev.footbridge.bridge.person.PersonalData;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What should be the case now, given what we were told, and when it could next be different.
 *
 * @param tasks what service desks are to do, of all lists
 * @param personal passed through, never looked at
 * @param lookAgain the next moment at which time alone could change it
 */
public record Plan(
        PersonState person,
        PersonalData personal,
        List<Checklist> checklists,
        List<ProvisioningTask> tasks,
        Basis basis,
        @Nullable Instant lookAgain) {

    public static Plan of(PersonFile file, Circumstances circumstances) {
        var policies = circumstances.published();
        var now = circumstances.now();
        var checklists = Joiners.checklists(file, policies, now, circumstances.connected(), circumstances.heardFrom());
        return new Plan(
                PersonState.of(file, policies.newest(), now),
                file.personal(),
                checklists,
                checklists.stream().flatMap(Checklist::provisioningTasks).toList(),
                Basis.of(file, circumstances),
                Moments.next(file, checklists, circumstances));
    }
}
