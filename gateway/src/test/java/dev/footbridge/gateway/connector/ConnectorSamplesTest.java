package dev.footbridge.gateway.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every connector of ours maps every sample beside it as the file beside the sample says. */
class ConnectorSamplesTest {

    static Stream<Arguments> samples() {
        var reader = Loading.reader();
        return reader.read(null).all().values().stream()
                .flatMap(connector -> reader.samples(connector.name(), "classpath*:connectors/").stream()
                        .map(sample -> Arguments.of(connector.name(), sample)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("samples")
    void aSampleMapsAsExpected(String connector, SamplesReader.Sample sample) {
        var codec = Loading.reader().read(null).find(connector).orElseThrow();
        assertThat(Loading.samples().fault(codec, sample)).isEmpty();
    }

    @Test
    void allAreActivated() {
        var connectors = Loading.reader().read(null);
        assertThat(connectors.faults()).isEmpty();
        assertThat(connectors.all()).containsKeys("bamboohr", "jira", "okta", "standard-webhooks");
    }
}
