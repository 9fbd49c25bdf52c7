package dev.footbridge.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.standalone.embedded.Infrastructure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ApplicationPropertiesTest {
    record Source(
            String prefix,
            String connector,
            List<String> secrets,
            @DefaultValue Map<String, String> names,
            @DefaultValue Map<String, String> settings) {}

    record Account(String token, String password, String role, String person) {}

    @TempDir
    Path directory;

    private Binder properties(Access access) throws IOException {
        Infrastructure.Addresses parts = new Infrastructure.Addresses(
                "127.0.0.1:1", URI.create("http://127.0.0.1:2/apis/ccompat/v7"), "jdbc:postgresql:x", "u", "p");
        try (Home home = Home.open(directory)) {
            return new Binder(new MapConfigurationPropertySource(
                    ApplicationProperties.of(parts, home, Path.of("/policies"), 8080, Secrets.generated(), access)));
        }
    }

    @Test
    void sourcesArriveUnderTheirOwnNames() throws IOException {
        Access access = Access.generated("http://localhost:8080");
        Map<String, Source> sources = properties(access)
                .bind("footbridge.sources", Bindable.mapOf(String.class, Source.class))
                .get();
        assertThat(sources).containsOnlyKeys("bamboohr", "acme-hris", "okta-main", "jira-desk", "it-tools");
        assertThat(sources.get("acme-hris"))
                .isEqualTo(new Source(
                        "hr",
                        "standard-webhooks",
                        List.of(access.sources().get("acme-hris").secret()),
                        Map.of(),
                        Map.of()));
    }

    @Test
    void namesAndSettingsOfASourceArriveAsTheyAreWritten() throws IOException {
        Source okta = properties(Access.generated("http://localhost:8080"))
                .bind("footbridge.sources", Bindable.mapOf(String.class, Source.class))
                .get()
                .get("okta-main");
        assertThat(okta.names()).containsEntry("CRM Users", "crm/user").containsEntry("Everyone", "");
        assertThat(okta.settings()).containsEntry("system", "directory");
    }

    @Test
    void accountsArriveWithTheirRole() throws IOException {
        Access access = Access.generated("http://localhost:8080");
        Map<String, Account> accounts = properties(access)
                .bind("footbridge.accounts", Bindable.mapOf(String.class, Account.class))
                .get();
        Access.Account auditor = access.accounts().get("auditor");
        assertThat(accounts.get("auditor"))
                .isEqualTo(new Account(auditor.token(), auditor.password(), "AUDITOR", auditor.person()));
    }

    @Test
    void theServerListensOnThisMachineOnly() throws IOException {
        assertThat(properties(Access.generated("http://localhost:8080"))
                        .bind("server.address", String.class)
                        .get())
                .isEqualTo("127.0.0.1");
    }
}
