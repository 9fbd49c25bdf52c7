package dev.footbridge.standalone;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The directory that holds all data of one standalone. Only one process has it at a time, and only its owner may look in. */
public final class Home implements AutoCloseable {
    /** A first start writes about 150 MB; below this a start would only fail later and less clearly. */
    static final long NEEDED_BYTES = 512L * 1024 * 1024;

    private final Path directory;
    private final FileChannel lock;

    private Home(Path directory, FileChannel lock) {
        this.directory = directory;
        this.lock = lock;
    }

    public static Home open(Path directory) {
        return open(directory, NEEDED_BYTES);
    }

    static Home open(Path directory, long neededBytes) {
        try {
            Files.createDirectories(directory);
            Path real = directory.toRealPath();
            Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rwx------"));
            long usable = Files.getFileStore(real).getUsableSpace();
            if (usable < neededBytes) {
                throw new StartRefused("Expected at least %d MB free for the home %s, but there are %d MB."
                        .formatted(neededBytes >> 20, directory, usable >> 20));
            }
            Home home = new Home(real, lock(real));
            Files.createDirectories(home.logs());
            return home;
        } catch (IOException e) {
            throw new StartRefused("Expected to use %s as the home, but %s.".formatted(directory, e), e);
        }
    }

    private static FileChannel lock(Path directory) throws IOException {
        Path file = directory.resolve("lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!tryLock(channel)) {
            channel.close();
            throw new StartRefused("Expected the home %s to be free, but process %s uses it."
                    .formatted(directory, Files.readString(file).strip()));
        }
        byte[] pid = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
        channel.truncate(0).write(ByteBuffer.wrap(pid));
        return channel;
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    public Path directory() {
        return directory;
    }

    public Path logs() {
        return directory.resolve("logs");
    }

    Path access() {
        return directory.resolve("access.json");
    }

    Path environmentOf(String service) {
        return directory.resolve(service + ".env");
    }

    Path servicePasswords() {
        return directory.resolve("services.json");
    }

    Path secrets() {
        return directory.resolve("secrets.json");
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
