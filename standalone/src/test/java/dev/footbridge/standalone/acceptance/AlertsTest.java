package dev.footbridge.standalone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.dataformat.yaml.YAMLMapper;

class AlertsTest {
    @Test
    void whoeverIsWokenFindsWhatToDo() throws IOException {
        var rules =
                new YAMLMapper().readTree(Files.readString(Path.of("..", "deploy/prometheus/footbridge-rules.yaml")));
        var handbook = Files.readString(Path.of("..", "docs/operating.md"));
        var alerts = rules.path("groups").path(0).path("rules");

        assertThat(alerts).hasSizeGreaterThan(10).allSatisfy(alert -> {
            var name = alert.path("alert").asString();
            assertThat(alert.path("annotations").path("runbook").asString())
                    .isEqualTo("docs/operating.md#" + name.toLowerCase(Locale.ROOT));
            assertThat(handbook).contains("\n### " + name + "\n");
        });
    }
}
