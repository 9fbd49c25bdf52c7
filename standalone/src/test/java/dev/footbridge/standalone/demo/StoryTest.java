package dev.footbridge.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.standalone.demo.Story.Step;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files of the story: whole, invented, and the same whenever they are told again. */
class StoryTest {
    private static final LocalDate BEGUN = LocalDate.of(2026, 11, 25);
    private static final Instant TOLD = Instant.parse("2026-11-25T09:00:00Z");
    private static final Pattern ADDRESS = Pattern.compile("[\\w.-]+@([\\w.-]+)");
    private static final Pattern RESERVED = Pattern.compile("(.*\\.)?example\\.(com|net|org)");

    private final Story story = StoryReader.read();
    private final Cast cast = CastReader.read(new Calendar(BEGUN));
    private final StoryCodec codec = new StoryCodec(
            story,
            cast,
            new Calendar(BEGUN),
            ZoneId.of("Europe/Berlin"),
            new AccessLettersCodec(Map.of("CRM Users", "crm/user", "Everyone", "", "Both", "crm/user, crm/admin")));

    private List<Letter> letters() {
        return story.steps().stream()
                .flatMap(step -> codec.letters(step, any -> TOLD).stream())
                .toList();
    }

    private JsonNode only(String step) {
        var found = story.steps().stream()
                .filter(one -> one.id().equals(step))
                .flatMap(one -> codec.letters(one, any -> TOLD).stream())
                .toList();
        assertThat(found).hasSize(1);
        return new JsonMapper().readTree(found.get(0).body());
    }

    @Test
    void everyLetterHasItsBlanksFilledIn() {
        assertThat(letters())
                .hasSizeGreaterThan(200)
                .allSatisfy(
                        letter -> assertThat(letter.body()).doesNotContain("${").isNotEmpty());
    }

    @Test
    void noTwoLettersShareAnIdUnlessOneIsTheOtherAgain() {
        var letters = letters();
        var again = letters.stream().map(Letter::id).distinct().count();
        assertThat(letters.stream().distinct().count()).isEqualTo(again);
        assertThat(letters.size() - again).isEqualTo(1);
    }

    @Test
    void toldAgainItIsTheSameToTheByte() {
        assertThat(letters()).isEqualTo(letters());
    }

    @Test
    void everybodyIsInvented() {
        letters()
                .forEach(letter -> assertThat(ADDRESS.matcher(letter.body()).results())
                        .allSatisfy(address -> assertThat(address.group(1)).matches(RESERVED)));
    }

    @Test
    void theStepsHaveNamesOfTheirOwnAndOneLineEach() {
        assertThat(story.steps()).extracting(Step::id).doesNotHaveDuplicates();
        assertThat(story.steps())
                .extracting(Step::says)
                .allSatisfy(says ->
                        assertThat(says).isNotBlank().doesNotContain("\n").hasSizeLessThan(125));
    }

    @Test
    void whoHasBeenHereForYearsBeganLongBeforeTheSourceWasAdopted() {
        assertThat(cast.company())
                .hasSizeBetween(20, 30)
                .allSatisfy(person ->
                        assertThat(LocalDate.parse(person.words().get("hired"))).isBefore(BEGUN.minusDays(100)));
    }

    @Test
    void managersAreOfTheCast() {
        assertThat(cast.company())
                .allSatisfy(person -> assertThat(person.words().get("manager"))
                        .satisfiesAnyOf(
                                nobody -> assertThat(nobody).isEmpty(),
                                boss -> assertThat(cast.of(boss)).isNotNull()));
    }

    @Test
    void whomAccountsStandForIsThere() {
        for (var number : List.of("E-0002", "E-0003", "E-0004", "E-0005", "E-0006", "E-0007", "E-0008")) {
            assertThat(cast.company()).extracting(Cast.Person::number).contains(number);
        }
    }

    @Test
    void whatIsSaidStandsBeforeWhatTheCastSays() {
        assertThat(only("noor-later")
                        .path("employees")
                        .path(0)
                        .path("fields")
                        .path("Hire Date")
                        .asString())
                .isEqualTo("2026-12-28");
        assertThat(only("noor-hired")
                        .path("employees")
                        .path(0)
                        .path("fields")
                        .path("Hire Date")
                        .asString())
                .isEqualTo("2026-12-14");
    }

    @Test
    void vendorsWriteTheTimeInTheirOwnWay() {
        assertThat(only("noor-hired")
                        .path("employees")
                        .path(0)
                        .path("timestamp")
                        .asString())
                .isEqualTo("2026-11-25T10:00:00+0100");
        assertThat(only("incident").path("issue").path("fields").path("updated").asString())
                .isEqualTo("2026-11-25T09:00:00.000+0000");
    }
}
