package dev.footbridge.testparts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChoiceTest {
    private static final Engine ANSWERS = Optional::empty;
    private static final Engine ABSENT = () -> Optional.of("no container engine answers");

    @Test
    void whereAnEngineAnswersTheTestsRunInContainers() {
        assertThat(Choice.of("auto", ANSWERS).line())
                .isEqualTo("== Parts of the tests: containers, because a container engine answers and has the images");
    }

    @Test
    void whereNoneAnswersTheyRunOnEmbeddedPartsAndSaySo() {
        assertThat(Choice.of("auto", ABSENT).line())
                .isEqualTo("== Parts of the tests: embedded, because no container engine answers");
    }

    @Test
    void whoAsksForEmbeddedPartsGetsThemAndNoEngineIsAsked() {
        Engine untouched = () -> {
            throw new AssertionError("Expected the engine not to be asked");
        };
        assertThat(Choice.of("embedded", untouched).containers()).isFalse();
    }

    @Test
    void whoInsistsOnContainersGetsNothingElse() {
        assertThat(Choice.of("containers", ANSWERS))
                .isEqualTo(new Choice(true, true, "-Dinfrastructure=containers asks for it"));
        assertThatThrownBy(() -> Choice.of("containers", ABSENT))
                .hasMessage("Expected containers, because -Dinfrastructure=containers asks for them,"
                        + " but no container engine answers");
    }

    @Test
    void aMisspeltWishIsNotGuessed() {
        assertThatThrownBy(() -> Choice.of("docker", ANSWERS))
                .hasMessage("Expected -Dinfrastructure to be containers, embedded or auto, but it is docker");
    }
}
