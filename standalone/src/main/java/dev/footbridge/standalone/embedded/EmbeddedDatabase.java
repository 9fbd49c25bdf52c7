package dev.footbridge.standalone.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL server of this user, on loopback behind a password, whose data stays in a directory and is synced to disk. */
public final class EmbeddedDatabase implements AutoCloseable {
    public static final String USER = "footbridge";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String NAME = "footbridge";
    /** It is given up when it dies; while it lives it may be slow, as everything is on a busy machine. */
    private static final int PATIENCE_SECONDS = 600;

    private final Path directory;
    private final Path data;
    private final PostgresBinaries binaries;
    private final List<String> asUser;
    private final String url;

    private EmbeddedDatabase(Path directory, PostgresBinaries binaries, List<String> asUser, int port) {
        this.directory = directory;
        this.data = directory.resolve("data");
        this.binaries = binaries;
        this.asUser = asUser;
        this.url = address(port);
    }

    static String address(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + NAME;
    }

    public static EmbeddedDatabase start(Path at, int port, String password, Path log)
            throws IOException, InterruptedException {
        Path directory = Files.createDirectories(at).toRealPath();
        PostgresBinaries.deleteLeftovers(directory);
        EmbeddedDatabase database =
                new EmbeddedDatabase(directory, PostgresBinaries.unpackedIn(directory), unprivileged(directory), port);
        database.endOrphan();
        if (!Files.isDirectory(database.data)) {
            database.initialise(password);
        }
        database.launch(port, log);
        database.createIfMissing(password);
        return database;
    }

    /** PostgreSQL refuses to run as root: there it runs in a user namespace in which it is nobody. */
    private static List<String> unprivileged(Path directory) throws IOException, InterruptedException {
        Path mine = Files.createTempFile(directory, PostgresBinaries.UNFINISHED, ".uid");
        boolean root = (int) Files.getAttribute(mine, "unix:uid") == 0;
        Files.delete(mine);
        if (!root) {
            return List.of();
        }
        List<String> unshare = List.of("unshare", "-U");
        List<String> probe = new ArrayList<>(unshare);
        probe.add("true");
        Children.run(probe, directory, 10)
                .orElseThrow("`unshare -U` to work, because PostgreSQL refuses to run as root"
                        + " (or start Footbridge as a plain user)");
        return unshare;
    }

    private void endOrphan() throws IOException, InterruptedException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        boolean ours = !lines.isEmpty()
                && ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                        .filter(process -> Orphans.has(process, data.toString()::equals))
                        .isPresent();
        if (!ours) {
            // The number may belong to anybody by now, and PostgreSQL would wait for them; the home's lock is ours.
            Files.delete(pidFile);
            return;
        }
        stop();
        LOG.info("Stopped a PostgreSQL left behind by an earlier start");
    }

    /** In a directory of its own first: a killed initdb leaves something that looks like a database and is none. */
    private void initialise(String password) throws IOException, InterruptedException {
        Path unfinished = Files.createTempDirectory(directory, PostgresBinaries.UNFINISHED);
        Path passwordFile = Files.createTempFile(directory, PostgresBinaries.UNFINISHED, ".password");
        Files.writeString(passwordFile, password);
        run(List.of(
                        binaries.program("initdb"),
                        "-D",
                        unfinished.toString(),
                        "-U",
                        USER,
                        "-A",
                        "scram-sha-256",
                        "--pwfile",
                        passwordFile.toString(),
                        "-E",
                        "UTF-8",
                        "--locale=C",
                        "--no-instructions"))
                .orElseThrow("initdb to make a database");
        Files.delete(passwordFile);
        Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private void launch(int port, Path log) throws IOException, InterruptedException {
        String settings = String.join(
                " ",
                "-p " + port,
                "-c listen_addresses=127.0.0.1",
                "-c unix_socket_directories=",
                "-c fsync=on",
                "-c full_page_writes=on",
                "-c synchronous_commit=on",
                "-c shared_buffers=64MB",
                "-c max_connections=60",
                // Rows hold people: neither statements nor their values belong in a log.
                "-c log_min_error_statement=panic",
                "-c log_error_verbosity=terse");
        run(List.of(
                        binaries.program("pg_ctl"),
                        "-D",
                        data.toString(),
                        "-l",
                        Children.bounded(log).toString(),
                        "-o",
                        settings,
                        "-t",
                        Integer.toString(PATIENCE_SECONDS),
                        "-w",
                        "start"))
                .orElseThrow("PostgreSQL to start (its log is " + log + ")");
    }

    private void createIfMissing(String password) throws IOException, InterruptedException {
        String anyDatabase = url.substring(0, url.lastIndexOf('/')) + "/postgres";
        try (Connection connection = DriverManager.getConnection(anyDatabase, USER, password);
                var statement = connection.createStatement();
                var found = statement.executeQuery("select 1 from pg_database where datname = '" + NAME + "'")) {
            if (!found.next()) {
                statement.execute("create database " + NAME);
            }
        } catch (SQLException e) {
            close();
            throw new IOException("Expected to reach the database " + NAME + ", but " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while PostgreSQL stops", e);
        }
    }

    private void stop() throws IOException, InterruptedException {
        if (pgCtlStop("fast", 10).exitCode() != 0) {
            pgCtlStop("immediate", 10).orElseThrow("PostgreSQL to stop");
        }
    }

    private Children.Ended pgCtlStop(String mode, int seconds) throws IOException, InterruptedException {
        return run(List.of(
                binaries.program("pg_ctl"),
                "-D",
                data.toString(),
                "-m",
                mode,
                "-t",
                Integer.toString(seconds),
                "-w",
                "stop"));
    }

    private Children.Ended run(List<String> command) throws IOException, InterruptedException {
        List<String> whole = new ArrayList<>(asUser);
        whole.addAll(command);
        return Children.run(whole, directory, PATIENCE_SECONDS + 30);
    }
}
