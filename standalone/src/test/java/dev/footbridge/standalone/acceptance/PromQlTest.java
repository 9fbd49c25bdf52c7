package dev.footbridge.standalone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PromQlTest {
    @Test
    void namesAreWhatIsNeitherAFunctionNorALabel() {
        assertThat(PromQl.names("""
                        histogram_quantile(0.95, sum by (le) (rate(a_seconds_bucket{topic="x}y", p=~"b|c"}[5m]))) > 10""")).containsExactly("a_seconds_bucket");
        assertThat(PromQl.names("max by (gateway) (waiting) > 0 and delta(waiting[1h]) > 0 or absent(gone)"))
                .containsExactly("gone", "waiting");
        assertThat(PromQl.names("min by (instance) (free / total) < 1e-1")).containsExactly("free", "total");
    }
}
