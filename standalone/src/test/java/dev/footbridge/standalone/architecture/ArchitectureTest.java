package dev.footbridge.standalone.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.footbridge.bridge.offender.ReachesIntoTheBench;
import dev.footbridge.bridge.offender.ReachesIntoTheGateway;
import dev.footbridge.bridge.plan.AsksTheClock;
import dev.footbridge.bridge.plan.SpeaksKafka;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.footbridge");

    @Test
    void modulesImportOnlyWhatTheyMay() {
        Modules.ALL.forEach(rule -> rule.check(PRODUCT));
    }

    @Test
    void aBridgeThatReachesIntoTheGatewayIsCaught() {
        assertThat(catches(Modules.BRIDGE_KNOWS_NO_GATEWAY, ReachesIntoTheGateway.class))
                .isTrue();
    }

    @Test
    void aProductThatReachesIntoTheBenchIsCaught() {
        assertThat(catches(Modules.NOBODY_KNOWS_BENCH, ReachesIntoTheBench.class))
                .isTrue();
    }

    @Test
    void nothingThatIsMeasuredIsShipped() {
        assertThat(PRODUCT.stream().map(type -> type.getPackageName()))
                .noneMatch(name -> name.startsWith("dev.footbridge.bench"));
    }

    @Test
    void everyModuleIsLookedAt() {
        assertThat(PRODUCT.stream()
                        .map(type -> type.getPackageName().split("\\.")[2])
                        .distinct())
                .contains("schemas", "readmodel", "gateway", "hr", "it", "bridge", "standalone");
    }

    @Test
    void rulesImportNothingButTheJdk() {
        Rules.RULES_IMPORT_NOTHING_BUT_THE_JDK.check(PRODUCT);
    }

    @Test
    void aRuleThatSpeaksKafkaIsCaught() {
        assertThat(catches(Rules.RULES_IMPORT_NOTHING_BUT_THE_JDK, SpeaksKafka.class))
                .isTrue();
    }

    @Test
    void rulesHaveNoClock() {
        Rules.RULES_HAVE_NO_CLOCK.check(PRODUCT);
    }

    @Test
    void aRuleThatAsksTheClockIsCaught() {
        assertThat(catches(Rules.RULES_HAVE_NO_CLOCK, AsksTheClock.class)).isTrue();
    }

    private static boolean catches(ArchRule rule, Class<?> offender) {
        return rule.evaluate(new ClassFileImporter().importClasses(offender)).hasViolation();
    }
}
