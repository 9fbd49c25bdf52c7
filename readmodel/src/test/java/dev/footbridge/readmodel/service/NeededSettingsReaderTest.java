package dev.footbridge.readmodel.service;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Through a real start, because it is Spring that finds settings among the variables. */
class NeededSettingsReaderTest {
    @Configuration(proxyBeanMethods = false)
    static class Nothing {}

    private static void start(Map<String, Object> variables) {
        SpringApplication application = new SpringApplication(Nothing.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.addInitializers(
                context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource("variables-systemEnvironment", variables)),
                new NeededSettingsReader(List.of("footbridge.kafka.bootstrap-servers", "footbridge.tokens.pepper")));
        application.run().close();
    }

    @Test
    void allThatIsMissingIsNamedAtOnce() {
        assertThatThrownBy(() -> start(Map.of()))
                .hasMessage(
                        "Expected the environment to say FOOTBRIDGE_KAFKA_BOOTSTRAP_SERVERS, FOOTBRIDGE_TOKENS_PEPPER, but it does not");
    }

    @Test
    void whatIsBlankIsMissing() {
        assertThatThrownBy(() -> start(
                        Map.of("FOOTBRIDGE_KAFKA_BOOTSTRAP_SERVERS", "kafka:9092", "FOOTBRIDGE_TOKENS_PEPPER", " ")))
                .hasMessageContaining("FOOTBRIDGE_TOKENS_PEPPER")
                .hasMessageNotContaining("KAFKA");
    }

    @Test
    void withAllOfThemItStarts() {
        assertThatCode(() -> start(Map.of(
                        "FOOTBRIDGE_KAFKA_BOOTSTRAP_SERVERS", "kafka:9092", "FOOTBRIDGE_TOKENS_PEPPER", "pepper")))
                .doesNotThrowAnyException();
    }
}
