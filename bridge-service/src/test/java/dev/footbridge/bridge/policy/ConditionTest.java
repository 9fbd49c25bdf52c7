package dev.footbridge.bridge.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {

    private static final Situation SALES_PERSON = new Situation(Map.of(
            "person", Map.of("source", "acme-hris", "projects", List.of("atlas")),
            "employment",
                    Map.of(
                            "type",
                            "employee",
                            "title",
                            "",
                            "roleFamily",
                            "sales",
                            "department",
                            "Sales",
                            "location",
                            "DE-BER",
                            "costCentre",
                            "",
                            "legalEntity",
                            "",
                            "fte",
                            Double.NaN),
            "project", Map.of("id", "atlas", "role", "lead")));

    @ParameterizedTest
    @CsvSource(delimiterString = "->", quoteCharacter = '`', textBlock = """
        employment.department == 'Sales'                     -> true
        employment.department in ['Sales', 'Finance']        -> true
        employment.department.startsWith('Sa')               -> true
        employment.location.matches('^DE-')                  -> true
        'atlas' in person.projects && project.role == 'lead' -> true
        employment.title == 'Engineer'                       -> false
        employment.title != 'Engineer'                       -> true
        employment.fte < 1                                   -> false
        employment.fte == 1.0                                -> false
        employment.fte != 1.0                                -> true
        1 / size(employment.title) == 1                      -> false
        employment.department.matches('(S|S)+a+(l|e|s)*$')   -> true
        """)
    void whatIsUnknownIsUnequalToEverythingAndWhatCannotBeJudgedDoesNotHold(String text, boolean holds) {
        var condition = CelConditionCodec.conditionOf(text, CelConditionCodec.ABOUT_A_PERSON, problem -> {
            throw new AssertionError(problem);
        });
        assertThat(condition.orElseThrow().test(SALES_PERSON).holds()).isEqualTo(holds);
    }
}
