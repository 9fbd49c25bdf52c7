package dev.footbridge.standalone.production;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docker-compose.yml promises, read without an engine. */
class ComposeTest {
    private static final Pattern SECRET = Pattern.compile(".*(PASSWORD|TOKEN|SECRET|PEPPER|KEY)");
    private static final Pattern NEEDED =
            Pattern.compile("\\$\\{(\\w+):\\?\\1 is missing in \\.env, run deploy/secrets.*}");

    private final Compose compose;

    ComposeTest() throws IOException {
        compose = new Compose();
    }

    @Test
    void nothingRunsAsRootOrCanBecomeIt() {
        assertThat(compose.parts()).hasSizeGreaterThan(6).allSatisfy(part -> {
            assertThat(part.written().path("user").asString("root"))
                    .as(part.name())
                    .doesNotMatch("(root|0)(:.*)?");
            assertThat(part.written().path("cap_drop").toString())
                    .as(part.name())
                    .isEqualTo("[\"ALL\"]");
            assertThat(part.written().path("security_opt").toString())
                    .as(part.name())
                    .contains("no-new-privileges:true");
            assertThat(part.written().has("privileged")).as(part.name()).isFalse();
        });
    }

    @Test
    void ourServicesCanWriteToTheirVolumesAlone() {
        assertThat(compose.ours()).hasSize(3).allSatisfy(part -> {
            assertThat(part.written().path("read_only").asBoolean())
                    .as(part.name())
                    .isTrue();
            assertThat(part.volumes())
                    .as(part.name())
                    .allMatch(volume -> volume.endsWith(":ro") || !volume.startsWith("."));
        });
    }

    @Test
    void whoeverStaysSaysWhetherItIsWell() {
        assertThat(compose.parts())
                .filteredOn(part -> !part.endsByItself())
                .allSatisfy(
                        part -> assertThat(part.written().path("healthcheck").path("test"))
                                .as(part.name())
                                .isNotEmpty());
    }

    @Test
    void noSecretIsWrittenHereAndNoneHasADefault() {
        assertThat(compose.parts())
                .allSatisfy(part -> assertThat(part.environment())
                        .as(part.name())
                        .allSatisfy((name, value) -> {
                            if (SECRET.matcher(name).matches()) {
                                assertThat(value).as(name).matches(NEEDED);
                            }
                        }));
    }

    @Test
    void everySecretAskedForIsMadeByTheScript() throws IOException {
        var made = Files.readAllLines(Compose.ROOT.resolve("deploy/secrets"));
        var asked = Pattern.compile("\\$\\{(\\w+):\\?").matcher(compose.text);
        assertThat(asked.results().map(found -> found.group(1)).distinct())
                .isNotEmpty()
                .isSubsetOf(made);
    }

    @Test
    void whatIsKeptIsKeptInNamedVolumes() {
        var named = compose.names("volumes");
        assertThat(compose.parts())
                .allSatisfy(part -> assertThat(part.volumes())
                        .as(part.name())
                        .allMatch(volume -> volume.startsWith("./") || named.contains(volume.split(":")[0])));
        assertThat(named).contains("kafka", "postgres", "bridge");
    }

    @Test
    void whatIsMountedFromHereIsThere() {
        assertThat(compose.parts().stream().flatMap(part -> part.volumes().stream()))
                .filteredOn(volume -> volume.startsWith("./") && !volume.startsWith("./.secrets/"))
                .isNotEmpty()
                .allSatisfy(volume ->
                        assertThat(Compose.ROOT.resolve(volume.split(":")[0])).exists());
    }

    @Test
    void fromElsewhereOnlyOurServicesCanBeReachedAndOnlyWhenAskedFor() {
        assertThat(compose.network("inside").path("internal").asBoolean()).isTrue();
        for (var part : compose.parts()) {
            assertThat(part.ports())
                    .as(part.name())
                    .allMatch(port ->
                            port.startsWith("127.0.0.1:") || port.startsWith("${FOOTBRIDGE_ADDRESS:-127.0.0.1}:"));
            if (Map.of("kafka", 1, "postgres", 1, "registry", 1).containsKey(part.name())) {
                assertThat(part.networks()).as(part.name()).containsExactly("inside");
                assertThat(part.ports()).as(part.name()).isEmpty();
            }
        }
    }

    @Test
    void everyVariableAServiceIsGivenIsOneItKnows() throws IOException {
        var known = new KnownSettings();
        assertThat(compose.ours()).allSatisfy(part -> {
            var files = known.namedIn(Compose.ROOT.resolve("deploy/config"), part.name());
            assertThat(part.environment().keySet())
                    .as(part.name())
                    .filteredOn(variable -> !known.isSetting(variable) && !files.contains(variable))
                    .isEmpty();
            assertThat(part.environment().keySet())
                    .as(part.name() + ": its files ask for")
                    .containsAll(files);
        });
    }

    @Test
    void aMisspeltVariableIsCaught() throws IOException {
        var known = new KnownSettings();
        assertThat(known.isSetting("FOOTBRIDGE_KAFKA_BOOTSTRAP_SERVERS")).isTrue();
        assertThat(known.isSetting("FOOTBRIDGE_KAFKA_BOOTSTRAP_SERVER")).isFalse();
        assertThat(known.isSetting("FOOTBRIDGE_BRIGDE_STATE")).isFalse();
    }

    @Test
    void everySettingOfTheFilesIsOneSomebodyKnows() throws IOException {
        var known = new KnownSettings();
        try (var files = Files.list(Compose.ROOT.resolve("deploy/config"))) {
            for (var file : files.toList()) {
                assertThat(known.settingsIn(file))
                        .as(file.toString())
                        .isNotEmpty()
                        .allMatch(known::isSetting);
            }
        }
    }

    @Test
    void anEngineTakesItAndRefusesItWithoutSecrets(@TempDir Path folder) throws Exception {
        var there = new ProcessBuilder("sh", "-c", "command -v docker-compose")
                        .start()
                        .waitFor()
                == 0;
        if (!there) {
            System.out.println("!! SKIPPED: docker-compose config, because there is no docker-compose");
        }
        Assumptions.assumeTrue(there, "there is no docker-compose");
        var secrets = folder.resolve("secrets");
        Files.writeString(secrets, "");
        assertThat(config(secrets)).contains("is missing in .env, run deploy/secrets");
        Files.writeString(
                secrets,
                String.join(
                        "\n",
                        Pattern.compile("\\$\\{(\\w+):\\?")
                                .matcher(compose.text)
                                .results()
                                .map(found -> found.group(1) + "=x")
                                .distinct()
                                .toList()));
        assertThat(config(secrets)).isEmpty();
    }

    private static String config(Path secrets) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        "docker-compose", "--env-file", secrets.toString(), "--profile", "observe", "config", "-q")
                .directory(Compose.ROOT.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return said.strip();
    }
}
