package dev.footbridge.standalone;

import dev.footbridge.schemas.deploy.Deployment;
import dev.footbridge.standalone.embedded.Infrastructure;
import dev.footbridge.standalone.embedded.Ports;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole product in this process, for tests that have to look into it, over its real doors. */
public final class ProductHere implements AutoCloseable {
    private final Home home;
    private final Infrastructure infrastructure;
    private final ConfigurableApplicationContext application;
    private final Access access;

    private ProductHere(Path directory, Path policies) throws IOException {
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        home = Home.open(directory);
        var port = Ports.anyFree();
        var secrets = Secrets.generated();
        access = Access.in(home.access(), "http://localhost:" + port);
        infrastructure = Infrastructure.starting(directory, secrets.databasePassword());
        try {
            var parts = infrastructure.awaitReady();
            Deployment.run(parts.bootstrapServers(), parts.registry(), 4, (short) 1);
            application = Launch.application(ApplicationProperties.of(parts, home, policies, port, secrets, access));
        } catch (IOException | RuntimeException e) {
            infrastructure.close(); // a broker whose home is deleted under it would end the tests after this one, too
            home.close();
            throw e;
        }
    }

    public static ProductHere in(Path directory) throws IOException {
        return new ProductHere(
                directory, Path.of("..", "policies").toAbsolutePath().normalize());
    }

    public ConfigurableApplicationContext application() {
        return application;
    }

    public String url() {
        return access.url();
    }

    public String token(String account) {
        return access.accounts().get(account).token();
    }

    public String password(String account) {
        return access.accounts().get(account).password();
    }

    @Override
    public void close() throws IOException {
        application.close();
        infrastructure.close();
        home.close();
    }
}
