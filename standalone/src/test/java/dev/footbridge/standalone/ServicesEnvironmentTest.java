package dev.footbridge.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.standalone.embedded.Infrastructure;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServicesEnvironmentTest {
    private static final Infrastructure.Addresses PARTS = new Infrastructure.Addresses(
            "127.0.0.1:1", URI.create("http://127.0.0.1:2/apis/ccompat/v7"), "jdbc:postgresql:x?a=b&c", "u", "it's");

    @TempDir
    Path folder;

    @Test
    void aShellReadsWhatWasWritten() throws Exception {
        Path file = written();
        Map<String, String> variables = variables();
        assertThat(variables).hasSizeGreaterThan(10);
        for (var variable : variables.entrySet()) {
            assertThat(shell("set -a; . \"$0\"; set +a; printenv " + variable.getKey(), file))
                    .isEqualTo(variable.getValue() + "\n");
        }
    }

    @Test
    void itIsForItsOwnerOnly() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(written())))
                .isEqualTo("rw-------");
    }

    @Test
    void accountsAndSourcesKeepTheirNames() throws IOException {
        assertThat(variables().get("SPRING_APPLICATION_JSON"))
                .contains(
                        "\"footbridge.sources.acme-hris.connector\":\"standard-webhooks\"",
                        "\"footbridge.sources.okta-main.names.[CRM Users]\":\"crm/user\"",
                        "\"footbridge.accounts.hr.role\":\"HR\"")
                .doesNotContain("\n");
    }

    @Test
    void aServiceSignsInAsItselfAndNotAsTheOwnerOfEverything() throws IOException {
        assertThat(variables())
                .containsEntry("SPRING_DATASOURCE_USERNAME", "hr_events")
                .containsEntry("SPRING_DATASOURCE_PASSWORD", "of hr-events")
                .containsEntry("FOOTBRIDGE_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:3")
                .containsEntry("FOOTBRIDGE_KAFKA_PROPERTIES_SECURITY_PROTOCOL", "SASL_PLAINTEXT")
                .doesNotContainValue(PARTS.databasePassword());
    }

    @Test
    void servicesListenOnThisMachineOnly() throws IOException {
        assertThat(variables()).containsEntry("SERVER_ADDRESS", "127.0.0.1");
    }

    @Test
    void eachSideHasTheAddressOfItsService() throws IOException {
        try (Home home = Home.open(folder)) {
            Access access = Access.ofServicesIn(home.access());
            assertThat(access.sources().get("bamboohr").url()).isEqualTo("http://localhost:8091/hr/webhooks/bamboohr");
            assertThat(access.sources().get("okta-main").url())
                    .isEqualTo("http://localhost:8092/it/webhooks/okta-main");
            assertThat(Access.ofServicesIn(home.access())).isEqualTo(access);
            assertThat(Access.in(home.access(), "http://localhost:8080").accounts())
                    .isEqualTo(access.accounts());
        }
    }

    private Path written() throws IOException {
        try (Home home = Home.open(folder)) {
            Path file = home.environmentOf("hr-events");
            ServicesEnvironment.writeTo(file, variables(home));
            return file;
        }
    }

    private Map<String, String> variables() throws IOException {
        try (Home home = Home.open(folder)) {
            return variables(home);
        }
    }

    private static Map<String, String> variables(Home home) {
        return ServicesEnvironment.variables(
                PARTS,
                home,
                Path.of("/it's here"),
                secrets(home),
                Access.ofServicesIn(home.access()),
                ServiceRole.ALL.get(0).settings("127.0.0.1:3", "of hr-events"));
    }

    private static Secrets secrets(Home home) {
        return PrivateJsonCodec.readOrCreate(home.secrets(), Secrets.class, Secrets::generated);
    }

    private static String shell(String script, Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", script, file.toString()).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return said;
    }
}
