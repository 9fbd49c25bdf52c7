package dev.footbridge.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
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
                        Path.of("policies").toAbsolutePath(),
                        OptionalDouble.empty()));
    }

    @Test
    void optionsMayStandApartOrWithAnEqualsSign() {
        assertThat(parse("--home", "/tmp/a b", "--port=0", "--policies=/p"))
                .isEqualTo(new CommandLine.Start(Path.of("/tmp/a b"), 0, Path.of("/p"), OptionalDouble.empty()));
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
    void theDemoHasAHomeOfItsOwnAndAPace() {
        assertThat(parse("--demo")).isInstanceOfSatisfying(CommandLine.Start.class, start -> {
            assertThat(start.home()).isEqualTo(Path.of(".footbridge-demo").toAbsolutePath());
            assertThat(start.demo()).hasValue(1);
        });
        assertThat(parse("--demo-pace", "2.5", "--demo", "--home", "/h"))
                .isEqualTo(new CommandLine.Start(
                        Path.of("/h"), 8080, Path.of("policies").toAbsolutePath(), OptionalDouble.of(2.5)));
    }

    @Test
    void aPaceThatIsNoneIsRefused() {
        for (String pace : List.of("fast", "0", "0.05", "-1", "1000", "100.1")) {
            assertThat(parse("--demo-pace", pace))
                    .isInstanceOfSatisfying(
                            CommandLine.Refused.class,
                            refused -> assertThat(refused.reason()).contains("but it is " + pace));
        }
    }

    @Test
    void thePartsAloneTakeAHomeAndPolicies() {
        assertThat(parse("--infrastructure", "--home", "/h", "--policies", "/p"))
                .isEqualTo(new CommandLine.Parts(Path.of("/h"), Path.of("/p")));
        assertThat(parse("--infrastructure"))
                .isEqualTo(new CommandLine.Parts(
                        Path.of(".footbridge").toAbsolutePath(),
                        Path.of("policies").toAbsolutePath()));
    }

    @Test
    void thePartsAloneHaveNoPortAndNoDemo() {
        for (List<String> others : List.of(List.of("--port", "0"), List.of("--demo"), List.of("--demo-pace", "2"))) {
            List<String> arguments = new ArrayList<>(others);
            arguments.add("--infrastructure");
            assertThat(CommandLine.parse(arguments, Map.of()))
                    .isInstanceOfSatisfying(
                            CommandLine.Refused.class,
                            refused -> assertThat(refused.reason()).contains("without --port and --demo"));
        }
    }

    @Test
    void helpIsHelpWhateverElseIsAsked() {
        assertThat(parse("--port", "1", "--help")).isEqualTo(new CommandLine.Help());
    }
}
