package dev.footbridge.standalone.demo;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What happens, step by step. */
record Story(List<Step> steps) {
    Story {
        steps = List.copyOf(steps);
    }

    /**
     * @param after since the step before, at pace 1
     * @param says what the terminal shows: one line
     * @param ofCompany whether it is done for everybody who has been here for years
     */
    record Step(String id, Duration after, String says, boolean ofCompany, List<Deed> deeds) {
        Step {
            deeds = List.copyOf(deeds);
        }
    }

    /** One thing that somebody does. */
    sealed interface Deed {
        /** @param with what the letter says that the cast does not */
        record Post(String letter, String person, Map<String, JsonNode> with) implements Deed {}

        /** @param entitlement one, or {@code all} that they hold */
        record Grant(String entitlement, String person, Map<String, JsonNode> with) implements Deed {}

        /** Of all the projects they are on. */
        record Join(String person) implements Deed {}

        /** All letters of an earlier step, to the byte. */
        record Again(String step) implements Deed {}

        record Complete(String task, String checklist, String person, String account) implements Deed {}
    }
}
