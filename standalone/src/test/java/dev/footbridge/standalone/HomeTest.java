package dev.footbridge.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
    @TempDir
    Path directory;

    @Test
    void onlyTheOwnerMayLookIn() throws IOException {
        try (Home home = Home.open(directory.resolve("a/new home"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.directory())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void aSecondInstanceIsToldWhichProcessHasTheHome() throws IOException {
        try (Home home = Home.open(directory)) {
            assertThat(home.logs()).isDirectory();
            assertThatThrownBy(() -> Home.open(directory))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("process " + ProcessHandle.current().pid() + " uses it");
        }
    }

    @Test
    void aClosedHomeIsFreeAgain() throws IOException {
        Home.open(directory).close();
        Home.open(directory).close();
    }

    @Test
    void aFullDiskIsSaidBeforeAnythingIsWritten() {
        assertThatThrownBy(() -> Home.open(directory, Long.MAX_VALUE))
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith("Expected at least");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aFileInItsPlaceIsAClearError() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        assertThatThrownBy(() -> Home.open(file))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(file.toString());
    }
}
