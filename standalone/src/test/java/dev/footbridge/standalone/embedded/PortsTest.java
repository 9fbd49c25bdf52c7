package dev.footbridge.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {
    @TempDir
    Path directory;

    @Test
    void theyStayTheSameWhileTheyAreFree() {
        Ports first = Ports.rememberedIn(directory.resolve("ports"));
        assertThat(Ports.rememberedIn(directory.resolve("ports"))).isEqualTo(first);
        assertThat(Set.of(first.broker(), first.controller(), first.registry(), first.database()))
                .hasSize(4);
    }

    @Test
    void aTakenOneIsChosenAgainAndTheOthersStay() throws IOException {
        Ports first = Ports.rememberedIn(directory.resolve("ports"));
        try (ServerSocket taken = new ServerSocket(first.registry(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(Ports.isFree(taken.getLocalPort())).isFalse();
            Ports second = Ports.rememberedIn(directory.resolve("ports"));
            assertThat(second.registry()).isNotEqualTo(first.registry());
            assertThat(second.broker()).isEqualTo(first.broker());
            assertThat(second.database()).isEqualTo(first.database());
        }
    }
}
