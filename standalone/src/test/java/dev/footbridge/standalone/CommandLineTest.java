package dev.footbridge.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandLineTest {
    private static CommandLine parse(String... arguments) {
        return CommandLine.parse(List.of(arguments), Map.of());
    }

    @Test
    void withoutOptionsEverythingHasADefault() {
        assertThat(parse())
                .isEqualTo(new CommandLine.Start(
                        Path.of(".footbridge").toAbsolutePath(),
                        8080,
                        Path.of("policies").toAbsolutePath()));
    }

    @Test
    void optionsMayStandApartOrWithAnEqualsSign() {
        assertThat(parse("--home", "/tmp/a b", "--port=0", "--policies=/p"))
                .isEqualTo(new CommandLine.Start(Path.of("/tmp/a b"), 0, Path.of("/p")));
    }

    @Test
    void theEnvironmentNamesTheHomeAndTheOptionWins() {
        Map<String, String> environment = Map.of("FOOTBRIDGE_HOME", "/from/env");
        assertThat(CommandLine.parse(List.of(), environment))
                .isInstanceOfSatisfying(
                        CommandLine.Start.class,
                        start -> assertThat(start.home()).hasToString("/from/env"));
        assertThat(CommandLine.parse(List.of("--home", "/told"), environment))
                .isInstanceOfSatisfying(
                        CommandLine.Start.class,
                        start -> assertThat(start.home()).hasToString("/told"));
    }

    @Test
    void theEnvironmentNamesThePolicies() {
        assertThat(CommandLine.parse(List.of(), Map.of("FOOTBRIDGE_POLICIES", "/rules")))
                .isInstanceOfSatisfying(
                        CommandLine.Start.class,
                        start -> assertThat(start.policies()).hasToString("/rules"));
    }

    @Test
    void aMisspeltOptionIsRefusedByName() {
        assertThat(parse("--prot", "80")).isInstanceOfSatisfying(CommandLine.Refused.class, refused -> {
            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.reason()).contains("but got --prot");
        });
    }

    @Test
    void aPortThatIsNoneIsRefused() {
        for (String port : List.of("http", "-1", "65536", "99999999999")) {
            assertThat(parse("--port", port))
                    .isInstanceOfSatisfying(
                            CommandLine.Refused.class,
                            refused -> assertThat(refused.reason()).contains("but it is " + port));
        }
    }

    @Test
    void anOptionWithoutItsValueIsRefused() {
        assertThat(parse("--home")).isInstanceOf(CommandLine.Refused.class);
        assertThat(parse("--home", "--port", "1")).isInstanceOf(CommandLine.Refused.class);
        assertThat(parse("--policies=")).isInstanceOf(CommandLine.Refused.class);
    }

    @Test
    void theDemoSaysThatItComesLater() {
        assertThat(parse("--demo")).isInstanceOfSatisfying(CommandLine.Refused.class, refused -> {
            assertThat(refused.exitCode()).isNotZero();
            assertThat(refused.reason()).contains("later");
        });
    }

    @Test
    void helpIsHelpWhateverElseIsAsked() {
        assertThat(parse("--port", "1", "--help")).isEqualTo(new CommandLine.Help());
    }
}
