package dev.footbridge.bridge.checklist;

import dev.footbridge.bridge.access.Priority;
import dev.footbridge.bridge.person.Employment;
import dev.footbridge.bridge.person.PersonFile;
import dev.footbridge.bridge.policy.ChecklistTemplate;
import dev.footbridge.bridge.policy.Offset;
import dev.footbridge.bridge.policy.Place;
import dev.footbridge.bridge.policy.Policy;
import dev.footbridge.bridge.policy.Trigger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Something that calls for lists: a hire, a leave, a move. */
interface Occasion {

    Trigger trigger();

    PersonFile file();

    /** The employment it is about, of which its lists have their ids. */
    Employment employment();

    UUID checklistId(String template);

    List<UUID> formerChecklistIds(String template);

    /** The same occasion in a file that knows less, and may have it under an id that is a former one by now. */
    Optional<? extends Occasion> in(PersonFile other, Policy policy);

    /** When it was first on our log: which policy it was opened under. */
    Instant opened();

    /** When it takes effect: a template published later does not begin with it. */
    Instant begins(Policy policy);

    /** The day offsets count from. */
    LocalDate anchor();

    /** That day as the source had told it by a time; before it told any, the present one. */
    LocalDate anchorToldBy(Instant time);

    /** When that day was first told, by its statement: what was due before was learned late (R9). */
    Instant learned(LocalDate anchor);

    /** Whose midnight counts (R10). */
    Place place(Policy policy);

    /** It will not be after all: its lists as a whole are off. */
    boolean isOff();

    /** Its time is over: what is still open is nobody's any more. */
    boolean isOver(Policy policy, Instant now);

    Priority priority(boolean late);

    /** What a template calls for; nothing where its condition never held, whatever was told. */
    Optional<Called> called(Policy policy, ChecklistTemplate template, Instant now);

    Proof proof(Line line, Policy policy);

    default Instant due(Offset offset, LocalDate anchor, Policy policy) {
        return offset.due(anchor, place(policy), policy.workingDays());
    }

    /** When a task opens of which the template does not say so: as soon as it is known. */
    default Instant opensBy(Instant due, Instant learned, Policy policy) {
        return learned;
    }

    /**
     * The lines of a list to be.
     *
     * @param applies whether the template's condition holds
     * @param learned when it was first known to
     */
    record Called(boolean applies, Instant learned, List<Line> lines) {

        public Called {
            lines = List.copyOf(lines);
        }
    }
}
