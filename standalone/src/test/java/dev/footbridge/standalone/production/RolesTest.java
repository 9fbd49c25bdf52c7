package dev.footbridge.standalone.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footbridge.bridge.BridgeApplication;
import dev.footbridge.hr.HrEventsApplication;
import dev.footbridge.it.ItEventsApplication;
import dev.footbridge.readmodel.projection.Migrations;
import dev.footbridge.readmodel.service.OwnTables;
import dev.footbridge.readmodel.service.RoleRepository;
import dev.footbridge.testparts.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Each service signs in to PostgreSQL as a role of its own; what that role must not read it cannot. */
class RolesTest {
    private static final String DENIED = "42501";
    private static final List<String> OF_ALL =
            List.of("access.schema_history", "access.session", "readmodel.position", "readmodel.schema_history");
    private static final Map<String, OwnTables> SERVICES = Map.of(
            "hr_events", HrEventsApplication.TABLES,
            "it_events", ItEventsApplication.TABLES,
            "bridge_service", BridgeApplication.TABLES);

    private static TestDatabase database;
    private static String address;
    private static RoleRepository roles;
    private static JdbcTemplate owner;

    @BeforeAll
    static void deploy() {
        database = TestDatabase.started();
        address = database.address().replaceFirst("/[^/?]+(\\?|$)", "/footbridge$1");
        var administrator = new JdbcTemplate(database.dataSource());
        Stream.concat(Stream.of("footbridge"), SERVICES.keySet().stream())
                .forEach(role -> administrator.execute("create role %1$s login password 'of %1$s'".formatted(role)));
        administrator.execute("create database footbridge owner footbridge");
        owner = new JdbcTemplate(dataSource("footbridge"));
        roles = new RoleRepository(dataSource("footbridge"));
        SERVICES.values().forEach(roles::make);
        SERVICES.forEach((role, own) -> roles.allow(role, own));
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void hrEventsReadsItsInboxAlone() throws SQLException {
        assertThat(readableBy("hr_events")).isEqualTo(allAnd("gateway.hr_attempt", "gateway.hr_inbox"));
    }

    @Test
    void itEventsReadsItsInboxAndDispatchAlone() throws SQLException {
        assertThat(readableBy("it_events"))
                .contains("gateway.it_attempt", "gateway.it_inbox", "dispatch.desk_task", "dispatch.person")
                .doesNotContain("gateway.hr_attempt", "gateway.hr_inbox")
                .allMatch(
                        table -> OF_ALL.contains(table) || table.matches("gateway.(it_.*|schema_history)|dispatch.*"));
    }

    @Test
    void theBridgeReadsNoInbox() throws SQLException {
        assertThat(readableBy("bridge_service"))
                .contains("bridge.person", "bridge.checklist", "bridge.unmatched_entry")
                .allMatch(table -> OF_ALL.contains(table) || table.startsWith("bridge."));
    }

    @Test
    void whatCannotBeReadCannotBeWrittenEither() throws SQLException {
        denied("it_events", "update gateway.hr_inbox set status = 'received'");
        denied("it_events", "delete from bridge.person");
        denied("bridge_service", "truncate gateway.hr_inbox");
        denied("hr_events", "insert into dispatch.disabled values ('a', now(), 'b')");
    }

    @Test
    void aServiceMakesNoTablesAndGivesNobodyRights() throws SQLException {
        denied("it_events", "create table dispatch.copy as select * from dispatch.person");
        denied("bridge_service", "create schema more");
        denied("hr_events", "alter table gateway.hr_inbox add column more text");
        try (var connection = as("hr_events")) {
            connection
                    .createStatement()
                    .execute("grant select on gateway.hr_inbox to it_events"); // a warning, no right
        }
        assertThat(readableBy("it_events")).doesNotContain("gateway.hr_inbox");
    }

    @Test
    void eachReachesItsOwnPositionsAlone() throws SQLException {
        owner.execute("insert into readmodel.position values ('bridge', 't', 0, 7), ('hr-inbox', 't', 0, 8)");
        try (var connection = as("it_events");
                var sql = connection.createStatement()) {
            sql.execute("insert into readmodel.position values ('dispatch', 't', 0, 9)");
            assertThat(sql.executeUpdate("update readmodel.position set next_offset = 100"))
                    .isEqualTo(1);
        }
        denied("it_events", "insert into readmodel.position values ('bridge', 't', 1, 7)");
        assertThat(owner.queryForList(
                        "select next_offset from readmodel.position where topic = 't' order by projection", Long.class))
                .containsExactly(7L, 100L, 8L);
    }

    @Test
    void aServiceFindsWhatWasMadeForIt() {
        SERVICES.forEach((role, own) -> {
            var migrations = new Migrations(dataSource(role), Duration.ZERO);
            own.tables().forEach(table -> migrations.migrate(table.substring(0, table.indexOf('.'))));
            migrations.migrate("readmodel");
            migrations.migrate("access");
        });
    }

    @Test
    void aServiceWhoseTablesAreNotThereSaysWhoMakesThem() {
        assertThatThrownBy(() -> new Migrations(dataSource("hr_events"), Duration.ZERO).migrate("dispatch"))
                .hasMessageContaining("Expected the tables of dispatch as this version needs them")
                .hasMessageContaining("run deploy of this service");
    }

    @Test
    void theNextDeploymentTakesBackWhatWasGrantedBesides() throws SQLException {
        owner.execute("grant usage on schema bridge to hr_events");
        owner.execute("grant select on all tables in schema gateway, bridge to hr_events");
        assertThat(readableBy("hr_events")).contains("gateway.it_inbox", "bridge.person");
        roles.allow("hr_events", HrEventsApplication.TABLES);
        hrEventsReadsItsInboxAlone();
    }

    @Test
    void aRoleThatIsNotThereOrMayDoAnythingIsNoRoleOfAService() {
        assertThatThrownBy(() -> roles.allow("nobody", HrEventsApplication.TABLES))
                .hasMessageContaining("Expected a database role nobody, but there is none");
        for (var role : List.of(database.user(), "footbridge")) {
            assertThatThrownBy(() -> roles.allow(role, HrEventsApplication.TABLES))
                    .hasMessageContaining("but it may do anything");
        }
    }

    private static TreeSet<String> allAnd(String... tables) {
        var all = new TreeSet<>(OF_ALL);
        all.add("gateway.schema_history");
        all.addAll(List.of(tables));
        return all;
    }

    private static TreeSet<String> readableBy(String role) throws SQLException {
        var tables = owner.queryForList("""
                        select schemaname || '.' || tablename from pg_tables
                        where schemaname not in ('pg_catalog', 'information_schema')
                        union all select schemaname || '.' || viewname from pg_views
                        where schemaname not in ('pg_catalog', 'information_schema')""", String.class);
        assertThat(tables).contains("gateway.hr_inbox", "gateway.it_inbox", "dispatch.wanted", "bridge.person");
        var readable = new TreeSet<String>();
        try (var connection = as(role)) {
            for (var table : tables) {
                if (reads(connection, table)) {
                    readable.add(table);
                }
            }
        }
        return readable;
    }

    private static boolean reads(Connection connection, String table) throws SQLException {
        try (var sql = connection.createStatement()) {
            sql.execute("select * from " + table + " limit 1");
            return true;
        } catch (SQLException e) {
            if (DENIED.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    private static void denied(String role, String sql) throws SQLException {
        try (var connection = as(role)) {
            assertThatThrownBy(() -> connection.createStatement().execute(sql))
                    .as(role + ": " + sql)
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(DENIED));
        }
    }

    private static Connection as(String role) throws SQLException {
        return DriverManager.getConnection(address, role, "of " + role);
    }

    private static DataSource dataSource(String role) {
        return new DriverManagerDataSource(address, role, "of " + role);
    }
}
