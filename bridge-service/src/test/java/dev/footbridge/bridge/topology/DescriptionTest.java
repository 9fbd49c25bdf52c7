package dev.footbridge.bridge.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Names of nodes, stores and topics outlive this version: a change is seen here first. */
class DescriptionTest {
    private static final Path PINNED = Path.of("src/test/resources/topology.txt");

    @Test
    void theTopologyIsTheOneThatIsPinned() throws IOException {
        var described = Bridge.topology(new BinaryWire()).describe().toString();

        assertThat(described.strip()).isEqualTo(Files.readString(PINNED).strip());
    }
}
