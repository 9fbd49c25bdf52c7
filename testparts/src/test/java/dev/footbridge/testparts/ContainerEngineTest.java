package dev.footbridge.testparts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ContainerEngineTest {

    @Test
    void anImageNobodyCanFetchIsAnObstacleAndNoFault() {
        assertThat(new ContainerEngine(List.of("footbridge.invalid/never/made:1")).obstacle())
                .hasValueSatisfying(
                        why -> assertThat(why)
                                .isIn(
                                        "no container engine answers",
                                        "the container engine has no image footbridge.invalid/never/made:1, and cannot fetch it"));
    }
}
