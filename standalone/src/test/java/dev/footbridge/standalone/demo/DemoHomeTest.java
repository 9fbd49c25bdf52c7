package dev.footbridge.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footbridge.bridge.policy.PolicyFilesReader;
import dev.footbridge.bridge.policy.PolicyReading;
import dev.footbridge.standalone.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoHomeTest {
    private static final Path SAMPLE = Path.of("..", "policies");

    @TempDir
    Path home;

    @Test
    void anEmptyHomeBecomesADemos() throws IOException {
        Files.createFile(home.resolve("lock"));
        Files.createDirectory(home.resolve("logs"));
        Demo.in(home, 1);
        assertThat(home.resolve("demo.json")).isRegularFile();
        assertThatCode(() -> Demo.in(home, 1)).doesNotThrowAnyException();
    }

    @Test
    void aHomeWithDataOfItsOwnIsRefused() throws IOException {
        Files.createFile(home.resolve("access.json"));
        assertThatThrownBy(() -> Demo.in(home, 1))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("Expected a home for the demo alone")
                .hasMessageContaining("--home DIR");
        assertThat(home.resolve("demo.json")).doesNotExist();
    }

    @Test
    void aDemosHomeTakesNoRealData() {
        assertThatCode(() -> Demo.refuseIn(home)).doesNotThrowAnyException();
        Demo.in(home, 1);
        assertThatThrownBy(() -> Demo.refuseIn(home))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("is a demo's")
                .hasMessageContaining("--demo");
    }

    @Test
    void itsPolicyIsTheSampleWithDesksThatActAndSourcesAdoptedAWeekBefore() throws IOException {
        var policies = PolicyOverlayCodec.readOrCreate(home, SAMPLE, LocalDate.of(2026, 11, 25));
        assertThat(new PolicyFilesReader().read(policies)).isInstanceOf(PolicyReading.Accepted.class);
        assertThat(Files.readString(policies.resolve("destinations.yaml")))
                .contains("mode: \"act\"")
                .doesNotContain("observe")
                .contains("bamboohr: \"2026-11-18\"")
                .contains("acme-hris: \"2026-11-18\"");
        assertThat(Files.readString(policies.resolve("limits.yaml")))
                .contains("settle: \"PT1S\"")
                .contains("protection: \"P7D\"");
        assertThat(policies.resolve("checklists/onboarding.yaml"))
                .hasSameTextualContentAs(SAMPLE.resolve("checklists/onboarding.yaml"));
    }

    @Test
    void itsPolicyIsMadeOnceAndThenTheUsersToEdit() throws IOException {
        var policies = PolicyOverlayCodec.readOrCreate(home, SAMPLE, LocalDate.of(2026, 11, 25));
        Files.writeString(policies.resolve("limits.yaml"), "settle: PT9S\n");
        PolicyOverlayCodec.readOrCreate(home, SAMPLE, LocalDate.of(2026, 12, 1));
        assertThat(policies.resolve("limits.yaml")).hasContent("settle: PT9S");
    }

    @Test
    void whatWasBegunIsRememberedWithItsDay() {
        var begun = JournalCodec.readOrBegin(home, LocalDate.of(2026, 11, 25), ZoneOffset.UTC);
        var told = begun.begins("company", java.time.Instant.parse("2026-11-25T09:00:00.700Z"));
        var next = JournalCodec.readOrBegin(home, LocalDate.of(2026, 11, 30), ZoneOffset.UTC);
        assertThat(next.begun()).isEqualTo("2026-11-25");
        assertThat(next.isDone("company")).isFalse();
        assertThat(next.begins("company", java.time.Instant.parse("2026-11-30T09:00:00Z")))
                .isEqualTo(told)
                .isEqualTo("2026-11-25T09:00:00Z");
        next.isDoneNow("company");
        assertThat(JournalCodec.readOrBegin(home, LocalDate.of(2026, 12, 1), ZoneOffset.UTC)
                        .isDone("company"))
                .isTrue();
    }
}
