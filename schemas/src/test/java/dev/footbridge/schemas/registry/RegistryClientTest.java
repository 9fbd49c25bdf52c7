package dev.footbridge.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footbridge.schemas.fact.WorkerHired;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryClientTest {
    private final ScriptedRegistry registry = new ScriptedRegistry();
    private final RegistrySettings settings = RegistrySettings.at(registry.url());

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void nobodyIsAskedToSignInWhoNeedNot() {
        assertThat(askedWith(settings)).isEmpty();
    }

    @Test
    void signsInWithNameAndPassword() {
        var pair = Base64.getEncoder().encodeToString("bridge:secret".getBytes(StandardCharsets.UTF_8));
        assertThat(askedWith(settings.withBasicAuth("bridge", "secret"))).isEqualTo("Basic " + pair);
    }

    @Test
    void signsInWithAToken() {
        assertThat(askedWith(settings.withBearer("a-token"))).isEqualTo("Bearer a-token");
    }

    @Test
    void settingsNeverTellTheirSecrets() {
        assertThat(settings.withBearer("a-token")).asString().doesNotContain("a-token");
    }

    @Test
    void aTrustStoreThatIsNoneStopsTheStart(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("trust.p12"), "no key store");
        assertThatThrownBy(() -> new RegistryClient(settings.withTrustStore(file, "changeit")))
                .hasMessageContaining("Expected a trust store in " + file);
    }

    @Test
    void aRegistryWeDoNotTrustIsNotTalkedTo() {
        var plainTalker = URI.create(registry.url().toString().replace("http:", "https:"));
        assertThatThrownBy(() -> new RegistryClient(RegistrySettings.at(plainTalker)).ping())
                .isInstanceOf(RegistryUnavailableException.class);
    }

    private String askedWith(RegistrySettings some) {
        registry.knows("a-topic", WorkerHired.getClassSchema());
        new RegistryClient(some)
                .idOf("a-topic-" + WorkerHired.getClassSchema().getFullName(), WorkerHired.getClassSchema());
        return registry.authorization();
    }
}
