package dev.footbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class BridgePropertiesTest {

    @Test
    void aStateDirectoryIsEnough() {
        assertThat(bound(Map.of()).state()).isEqualTo(Path.of("streams"));
        assertThat(bound(Map.of()).commitInterval()).hasMillis(20);
    }

    @Test
    void nonsenseStopsTheStart() {
        assertThatThrownBy(() -> bound(Map.of("footbridge.bridge.threads", "0")))
                .hasRootCauseMessage("Expected footbridge.bridge.threads to be one or more, but it is 0");
        assertThatThrownBy(() -> bound(Map.of("footbridge.bridge.commit-interval", "-20ms")))
                .hasRootCauseMessage(
                        "Expected footbridge.bridge.commit-interval to be a millisecond or more, but it is PT-0.02S");
    }

    private static BridgeProperties bound(Map<String, String> settings) {
        var all = new HashMap<String, String>(settings);
        all.put("footbridge.bridge.state", "streams");
        return new Binder(new MapConfigurationPropertySource(all))
                .bind("footbridge.bridge", BridgeProperties.class)
                .get();
    }
}
