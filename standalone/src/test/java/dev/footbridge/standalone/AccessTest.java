package dev.footbridge.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTest {
    private static final String URL = "http://localhost:8080";

    @TempDir
    Path directory;

    private Access readOrCreate() {
        return Access.in(directory.resolve("access.json"), URL);
    }

    @Test
    void itIsWrittenOnceAndForItsOwnerOnly() throws IOException {
        Access first = readOrCreate();
        assertThat(readOrCreate()).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("access.json"))))
                .isEqualTo("rw-------");
        assertThat(directory).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void everyRoleHasAnAccountAndNoTwoSecretsAreEqual() {
        Access access = Access.generated(URL);
        assertThat(access.accounts()).containsOnlyKeys("hr", "it", "manager", "auditor", "admin");
        Set<String> secrets = new HashSet<>();
        access.accounts().values().forEach(account -> {
            assertThat(secrets.add(account.token())).isTrue();
            assertThat(secrets.add(account.password())).isTrue();
        });
        access.sources()
                .values()
                .forEach(source -> assertThat(secrets.add(source.secret())).isTrue());
    }

    @Test
    void standardWebhooksHaveTheSecretInTheirOwnForm() {
        String secret = Access.generated(URL).sources().get("acme-hris").secret();
        assertThat(secret).startsWith("whsec_");
        assertThat(Base64.getDecoder().decode(secret.substring("whsec_".length())))
                .hasSizeBetween(24, 64);
    }

    @Test
    void anotherPortMovesTheAddressesAndNothingElse() {
        Access first = Access.generated(URL);
        Access moved = first.at("http://localhost:9000");
        assertThat(moved.sources().get("bamboohr").url()).isEqualTo("http://localhost:9000/hr/webhooks/bamboohr");
        assertThat(moved.at(URL)).isEqualTo(first);
    }

    @Test
    void theGatewayOfASourceIsReadFromItsAddress() {
        assertThat(new Access.Source(URL + "/it/webhooks/okta-main", "okta", "s").prefix())
                .isEqualTo("it");
        assertThat(Access.generated(URL).sources().get("bamboohr").prefix()).isEqualTo("hr");
    }

    @Test
    void anOlderFileKeepsItsSecretsAndGetsTheSourcesThatCameSince() throws IOException {
        Files.writeString(directory.resolve("access.json"), """
                {"url":"http://localhost:8080",
                 "accounts":{"hr":{"password":"p","token":"t","person":"E-0002"}},
                 "sources":{"bamboohr":{"url":"http://localhost:8080/hr/webhooks/bamboohr","connector":"bamboohr","secret":"kept"},
                            "okta-main":{"url":"http://localhost:8080/it/webhooks/okta-main","connector":"okta","secret":"mine","names":{"A":"a/b"},"settings":{}}}}
                """);
        Access first = readOrCreate();
        assertThat(first.accounts()).containsOnlyKeys("hr");
        assertThat(first.sources().get("bamboohr").secret()).isEqualTo("kept");
        assertThat(first.sources().get("okta-main"))
                .isEqualTo(new Access.Source(
                        URL + "/it/webhooks/okta-main", "okta", "mine", Map.of("A", "a/b"), Map.of()));
        assertThat(first.sources()).containsKeys("acme-hris", "jira-desk", "it-tools");
        assertThat(readOrCreate()).as("made once").isEqualTo(first);
    }

    @Test
    void anotherPortIsWrittenDown() throws IOException {
        Access first = readOrCreate();
        Access moved = Access.in(directory.resolve("access.json"), "http://localhost:9000");
        assertThat(moved.sources().get("okta-main").secret())
                .isEqualTo(first.sources().get("okta-main").secret());
        assertThat(Files.readString(directory.resolve("access.json"))).contains("localhost:9000/it/webhooks/okta-main");
    }

    @Test
    void aNameThatConfigurationCannotHoldIsRefused() {
        assertThatThrownBy(
                        () -> new Access.Source(URL + "/it/webhooks/x", "okta", "s", Map.of("A [B]", "a/b"), Map.of()))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("A [B]");
    }

    @Test
    void aSourceThatLeadsNowhereIsRefused() {
        assertThatThrownBy(() -> new Access.Source(URL + "/webhooks/x", "okta", "s"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("/hr/webhooks/");
    }

    @Test
    void aDamagedFileIsAnErrorThatQuotesNoSecret() throws IOException {
        Files.writeString(directory.resolve("access.json"), "{\"url\":\"u\", hunter2");
        assertThatThrownBy(this::readOrCreate)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("access.json")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void aMissingAccountFieldIsAnError() throws IOException {
        Files.writeString(
                directory.resolve("access.json"),
                "{\"url\":\"u\",\"accounts\":{\"hr\":{\"password\":\"hunter2\"}},\"sources\":{}}");
        assertThatThrownBy(this::readOrCreate).isInstanceOf(StartRefused.class).hasMessageNotContaining("hunter2");
    }
}
