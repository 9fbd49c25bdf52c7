package dev.footbridge.testparts;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL of one test.
 *
 * @param url with everything in it that signs in
 */
public record TestDatabase(String url, String address, String user, String password, Runnable end)
        implements AutoCloseable {

    public static TestDatabase started() {
        return TestParts.either(TestDatabase::inContainer, TestDatabase::embedded);
    }

    private static TestDatabase inContainer() {
        var database = Containers.database();
        return with(database.getJdbcUrl(), database.getUsername(), database.getPassword(), database::stop);
    }

    private static TestDatabase embedded() {
        try {
            var database = EmbeddedPostgres.start();
            var address = "jdbc:postgresql://localhost:" + database.getPort() + "/postgres";
            return with(address, "postgres", "postgres", () -> close(database));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TestDatabase with(String address, String user, String password, Runnable end) {
        var separator = address.contains("?") ? "&" : "?";
        return new TestDatabase(
                address + separator + "user=" + user + "&password=" + password, address, user, password, end);
    }

    public DataSource dataSource() {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        return source;
    }

    private static void close(EmbeddedPostgres database) {
        try {
            database.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        end.run();
    }
}
