package dev.footbridge.standalone.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's programs for this platform, unpacked once. The directory appears whole or not at all. */
record PostgresBinaries(Path directory) {
    static final String UNFINISHED = "unfinished";

    static PostgresBinaries unpackedIn(Path parent) throws IOException {
        String archive = archiveName();
        URL resource = PostgresBinaries.class.getResource("/" + archive);
        if (resource == null) {
            throw new IOException(
                    "Expected PostgreSQL for this platform (%s), but it is not on the class path".formatted(archive));
        }
        URLConnection packed = resource.openConnection();
        Path directory = parent.resolve(archive.replace(".txz", "-") + packed.getContentLengthLong());
        if (!Files.isDirectory(directory)) {
            Path unfinished = Files.createTempDirectory(Files.createDirectories(parent), UNFINISHED);
            try (InputStream stream = packed.getInputStream()) {
                unpack(stream, unfinished);
            }
            Files.move(unfinished, directory, StandardCopyOption.ATOMIC_MOVE);
        }
        return new PostgresBinaries(directory);
    }

    private static String archiveName() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        String arch = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        return "postgres-" + os + "-" + arch + ".txz";
    }

    private static void unpack(InputStream packed, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("Expected only files inside the archive, but it has " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    write(tar, entry, file);
                }
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path file) throws IOException {
        if (entry.isSymbolicLink() || entry.isLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, file);
        if (file.getParent().endsWith("bin")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    String program(String name) {
        return directory.resolve("bin").resolve(name).toString();
    }

    /** What a killed start left half made. */
    static void deleteLeftovers(Path parent) throws IOException {
        Orphans.endAllWith(
                argument -> argument.startsWith(parent.resolve(UNFINISHED).toString()));
        try (Stream<Path> children = Files.list(parent)) {
            for (Path leftover : children.filter(c -> c.getFileName().toString().startsWith(UNFINISHED))
                    .toList()) {
                try (Stream<Path> all = Files.walk(leftover)) {
                    for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                        Files.deleteIfExists(path);
                    }
                }
            }
        }
    }
}
