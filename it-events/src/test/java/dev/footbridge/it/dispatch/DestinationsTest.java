package dev.footbridge.it.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.it.dispatch.Destinations.Destination;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DestinationsTest {
    private static final Destination DESK = new Destination("it-desk", true, List.of("*"));
    private static final Destination CRM = new Destination("crm-team", false, List.of("crm"));
    private static final Destinations BOTH =
            new Destinations(Map.of("it-desk", DESK, "crm-team", CRM), Duration.ofSeconds(5));

    @Test
    void whoNamesASystemLooksAfterIt() {
        assertThat(BOTH.of("crm")).contains(CRM);
    }

    @Test
    void theRestIsTheStars() {
        assertThat(BOTH.of("mail")).contains(DESK);
        assertThat(BOTH.of(null)).contains(DESK);
    }

    @Test
    void withoutAStarTheRestIsNobodys() {
        assertThat(new Destinations(Map.of("crm-team", CRM), Duration.ZERO).of("mail"))
                .isEmpty();
    }

    @Test
    void aPolicyDocumentIsReadWhereItConcernsDesks() {
        var read = new PolicyCodec().destinations("""
                {"catalogue":{},"destinations":{"adopted":{},"destinations":{
                  "it-desk":{"mode":"act","systems":["*"]},"other":{"mode":"observe"}}},"limits":{"settle":"PT7S"}}""");

        assertThat(read.settle()).isEqualTo(Duration.ofSeconds(7));
        assertThat(read.byName().get("it-desk")).isEqualTo(DESK);
        assertThat(read.byName().get("other")).isEqualTo(new Destination("other", false, List.of()));
    }

    @Test
    void withoutALimitATaskSettlesForFiveSeconds() {
        assertThat(new PolicyCodec().destinations("{}").settle()).isEqualTo(Duration.ofSeconds(5));
    }
}
