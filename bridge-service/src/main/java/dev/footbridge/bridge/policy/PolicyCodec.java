package dev.footbridge.bridge.policy;

import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From the canonical document on the log to the policy that rules ask. */
public final class PolicyCodec {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HolidayCalendarReader holidays;

    public PolicyCodec() {
        this(new HolidayCalendarReader());
    }

    PolicyCodec(HolidayCalendarReader holidays) {
        this.holidays = holidays;
    }

    /** @throws IllegalArgumentException for a document that no reader of policy files would have let pass */
    public Policy policyOf(int version, Instant publishedAt, String canonicalJson) {
        var problems = new Problems();
        var policy = policyOf(version, publishedAt, JSON.readTree(canonicalJson), problems);
        if (!problems.found().isEmpty()) {
            throw new IllegalArgumentException(
                    "Expected a policy without problems, but in version " + version + ": " + problems.found());
        }
        return policy;
    }

    /** What cannot be read is told as a problem and left out. */
    Policy policyOf(int version, Instant publishedAt, JsonNode document, Problems problems) {
        var checklists = new ChecklistTemplateCodec(problems);
        var conditions = new BirthrightCodec(problems);
        var surroundings = new SurroundingsCodec(problems, holidays);
        return new Policy(
                version,
                publishedAt,
                CatalogueCodec.catalogue(document.path("catalogue")),
                conditions.birthrights(document.path("birthrights").path("birthrights")),
                conditions.neverTogether(document.path("birthrights").path("neverTogether")),
                checklists.templates(document.path("checklists")),
                surroundings.places(document.path("places")),
                holidays,
                surroundings.projects(document.path("projects").path("projects")),
                surroundings.destinations(document.path("destinations").path("destinations")),
                surroundings.adopted(document.path("destinations").path("adopted")),
                LimitsCodec.limits(document.path("limits")));
    }
}
