package dev.footbridge.bridge.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footbridge.bridge.plan.Policies;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyFilesTest {

    private final PolicyFilesReader reader = new PolicyFilesReader();

    @Test
    void theContractsExamplesLoadAsTheyStand() throws Exception {
        var reading = (PolicyReading.Accepted) reader.read(Policies.directory());
        assertThat(reading.notes())
                .allMatch(note -> note.startsWith("Expected a system of the catalogue"))
                .anyMatch(note -> note.contains("none named mail: it goes by its id (birthrights.yaml"));
    }

    @Test
    void theSamplePolicyLoadsWithoutANote() throws Exception {
        var reading = reader.read(Path.of("..", "policies"));
        assertThat(reading).isInstanceOf(PolicyReading.Accepted.class);
        assertThat(((PolicyReading.Accepted) reading).notes()).isEmpty();
    }

    @Test
    void equalPoliciesAreEqualBytesHoweverTheyAreWrittenDown() {
        var files = Policies.contractFiles();
        var first = document(files);
        files.put("places.yaml", """
                defaults:
                  zone: "Etc/UTC"
                locations:
                  US-NYC: {holidays: us-ny, zone: America/New_York}
                  DE-BER: {holidays: de-be, zone: Europe/Berlin}
                """);
        assertThat(document(files)).isEqualTo(first);
        files.put("places.yaml", "defaults: {zone: Etc/UTC}");
        assertThat(document(files).sha256()).isNotEqualTo(first.sha256());
    }

    @Test
    void tasksKeepTheirOrderThroughTheLog() {
        var policy = new PolicyCodec()
                .policyOf(3, Instant.EPOCH, document(Policies.contractFiles()).canonicalJson());
        assertThat(policy.template("onboarding").tasks())
                .extracting(TaskTemplate::id)
                .containsExactly("contract", "laptop", "access", "buddy", "feedback");
    }

    @Test
    void everyProblemIsToldAtOnce() {
        var files = new TreeMap<String, String>();
        files.put("catalogue.yaml", "systems: {crm: {nme: 3}}");
        files.put("limits.yaml", "settle: 5");
        files.put("notes.yaml", "a: b");
        assertThat(problems(files))
                .containsExactlyInAnyOrder(
                        "Expected name, but it is missing (catalogue.yaml, systems.crm)",
                        "Expected no field nme, but it is there (catalogue.yaml, systems.crm)",
                        "Expected string, but it is 5 (limits.yaml, settle)",
                        "Expected a file of a policy, but nothing is known by this name (notes.yaml)");
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', textBlock = """
        birthrights.yaml | birthrights: {a: {grants: [crm/usr]}} | Expected an entitlement of the catalogue, but there is none named crm/usr (birthrights.yaml, birthrights.a.grants)
        birthrights.yaml | birthrights: {a: {grants: [crm]}} | Expected an entitlement as system/right, for example crm/user, but it is "crm" (birthrights.yaml, birthrights.a.grants.0)
        birthrights.yaml | birthrights: {a: {when: "employment.departmnt == 'x'", grants: [crm/user]}} | Expected a condition over employment, person, project, but undefined field 'departmnt' at 1:11 (birthrights.yaml, birthrights.a.when)
        birthrights.yaml | birthrights: {a: {when: "employment.title", grants: [crm/user]}} | Expected a condition over employment, person, project, but expected type 'bool' but found 'string' at 1:11 (birthrights.yaml, birthrights.a.when)
        birthrights.yaml | birthrights: {a: {when: "[1].all(x, x > 0)", grants: [crm/user]}} | Expected a condition over employment, person, project, but undeclared reference to 'all' (in container '') at 1:8 (birthrights.yaml, birthrights.a.when)
        birthrights.yaml | birthrights: {a: {when: "move.from.title == ''", grants: [crm/user]}} | Expected a condition over employment, person, project, but undeclared reference to 'move' (in container '') at 1:1 (birthrights.yaml, birthrights.a.when)
        birthrights.yaml | birthrights: {a: {grants: [crm/user], grants: [crm/user]}} | Expected YAML without double keys, but Duplicate Object property "grants" (birthrights.yaml, line 1)
        places.yaml      | locations: {A: {zone: Mars/Base}} | Expected a time zone such as Europe/Berlin, but it is Mars/Base (places.yaml, locations.A.zone)
        places.yaml      | locations: {A: {zone: Etc/UTC, holidays: de-xx}} | Expected a known calendar of holidays, but there is none named de-xx (places.yaml, locations.A.holidays)
        destinations.yaml | adopted: {acme-hris: 2026-02-30} | Expected a day of the calendar, but it is 2026-02-30 (destinations.yaml, adopted.acme-hris)
        destinations.yaml | adopted: {acme-hris: soon} | Expected a date such as 2026-11-01, but it is "soon" (destinations.yaml, adopted.acme-hris)
        limits.yaml      | reviews: {fallback: nobody} | Expected a group of the catalogue, but there is none named nobody (limits.yaml, reviews.fallback)
        limits.yaml      | protection: a week | Expected a duration such as P7D, PT24H or PT5S, but it is "a week" (limits.yaml, protection)
        """)
    void aProblemSaysWhatWasExpectedAndWhere(String file, String text, String problem) {
        assertThat(problems(with(file, text))).contains(problem);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
        {name: {hr: a, it: b}, owner: it, due: begin} | Expected start, end or effective, then ± days, working days or weeks, then @HH:mm, for example start - 5 working days @09:00, but it is "begin" (checklists/x.yaml, tasks.a.due)
        {name: {hr: a, it: b}, owner: it, due: end} | Expected a day a hired checklist knows, but it has no end (checklists/x.yaml, tasks.a.due)
        {name: {hr: a, it: b}, owner: it, needs: [z]} | Expected a task of this list, but there is none named z (checklists/x.yaml, tasks.a.needs)
        {name: {hr: a, it: b}, owner: it, needs: [b]} | Expected tasks not to wait for themselves, but a needs what needs it (checklists/x.yaml, tasks.a.needs)
        {name: {hr: a, it: b}, owner: butler} | Expected hr, it, manager, employee, facilities or a group of the catalogue, but it is butler (checklists/x.yaml, tasks.a.owner)
        {name: {hr: a, it: b}} | Expected an owner or a review, but there is neither (checklists/x.yaml, tasks.a)
        {owner: it} | Expected a name or what the task is repeated for, but there is neither (checklists/x.yaml, tasks.a)
        {name: {hr: a}, owner: it} | Expected it, but it is missing (checklists/x.yaml, tasks.a.name)
        {name: {hr: a, it: b}, owner: it, asset: boat} | Expected an asset of the catalogue, but there is none named boat (checklists/x.yaml, tasks.a.asset)
        {name: {hr: a, it: b}, owner: it, verifiedBy: AssetAssigned} | Expected a fact about what the task hands out or takes, but AssetAssigned is about neither (checklists/x.yaml, tasks.a.verifiedBy)
        {forEach: live-grant, owner: it} | Expected something a hired checklist has, but it has no live-grant (checklists/x.yaml, tasks.a.forEach)
        """)
    void aProblemOfATaskSaysWhichOne(String task, String problem) {
        var text = """
                checklist: x
                trigger: hired
                name: {hr: x, it: x}
                tasks:
                  a: %s
                  b: {name: {hr: b, it: b}, owner: it, needs: [a]}
                """;
        assertThat(problems(with("checklists/x.yaml", text.formatted(task)))).contains(problem);
    }

    @Test
    void aChecklistIsFoundInTheFileOfItsName() {
        var text = "checklist: y\ntrigger: hired\nname: {hr: x, it: x}\ntasks: {a: {name: {hr: a, it: a}, owner: it}}";
        assertThat(problems(with("checklists/x.yaml", text)))
                .containsExactly(
                        "Expected the file of checklist y to be named after it, but it is not (checklists/x.yaml, checklist)");
    }

    @Test
    void whatNoReaderLetPassIsNotPlannedOn() {
        var codec = new PolicyCodec();
        assertThatThrownBy(() -> codec.policyOf(7, Instant.EPOCH, "{\"places\":{\"defaults\":{\"zone\":\"Mars\"}}}"))
                .hasMessageStartingWith("Expected a policy without problems, but in version 7: [Expected a time zone");
    }

    private PolicyDocument document(TreeMap<String, String> files) {
        return ((PolicyReading.Accepted) reader.read(files)).document();
    }

    private List<String> problems(TreeMap<String, String> files) {
        return ((PolicyReading.Refused) reader.read(files)).problems();
    }

    private static TreeMap<String, String> with(String file, String text) {
        var files = Policies.contractFiles();
        files.put(file, text);
        return files;
    }
}
