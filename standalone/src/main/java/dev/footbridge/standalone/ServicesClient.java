package dev.footbridge.standalone;

import dev.footbridge.readmodel.service.RoleRepository;
import dev.footbridge.schemas.deploy.Deployment;
import dev.footbridge.schemas.deploy.Rights;
import dev.footbridge.standalone.embedded.Infrastructure;
import java.sql.SQLException;
import java.util.Map;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Tables for services that are started by hand, and what each may do with them and on the log: what their deploy does. */
final class ServicesClient {
    private ServicesClient() {}

    static void prepare(Infrastructure.Addresses parts, ServiceRole.Passwords passwords) {
        var owner = new DriverManagerDataSource(parts.databaseUrl(), parts.databaseUser(), parts.databasePassword());
        var roles = new RoleRepository(owner);
        for (ServiceRole role : ServiceRole.ALL) {
            signIn(owner, role.databaseRole(), passwords.of(role));
            roles.make(role.tables());
        }
        var broker = Map.<String, Object>of("bootstrap.servers", parts.bootstrapServers());
        for (ServiceRole role : ServiceRole.ALL) {
            roles.allow(role.databaseRole(), role.tables());
            Deployment.allow(broker, role.principal(), Rights.of(role.service()).orElseThrow());
        }
    }

    private static void signIn(DriverManagerDataSource owner, String role, String password) {
        try (var connection = owner.getConnection();
                var sql = connection.createStatement()) {
            try (var found = sql.executeQuery("select from pg_roles where rolname = " + sql.enquoteLiteral(role))) {
                sql.execute("%s role %s login password %s"
                        .formatted(
                                found.next() ? "alter" : "create",
                                sql.enquoteIdentifier(role, true),
                                sql.enquoteLiteral(password)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "Expected PostgreSQL to know %s, but it did not take it: %s".formatted(role, e.getMessage()));
        }
    }
}
