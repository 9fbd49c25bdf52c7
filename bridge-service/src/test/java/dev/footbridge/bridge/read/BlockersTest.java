package dev.footbridge.bridge.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.bridge.read.Blockers.Line;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What stands in the way of a checklist. */
class BlockersTest {
    private static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-24T09:00:00Z");

    @Test
    void whatOthersWaitForStandsInTheWay() {
        assertThat(of(open("contract"), waiting("payroll", "contract"))).containsExactly("contract");
    }

    @Test
    void whatNobodyWaitsForAndIsNotDueDoesNot() {
        assertThat(of(open("desk"))).isEmpty();
    }

    @Test
    void anOverdueTaskThatItselfWaitsIsNotToBlame() {
        var payroll = new Line("payroll", "waiting", MONDAY, true, Set.of("contract"));
        assertThat(of(open("contract"), payroll)).containsExactly("contract");
    }

    @Test
    void whatWentWrongComesBeforeWhatIsOverdueAndThatBeforeWhatIsOnlyWaitedFor() {
        var lines = of(
                open("contract"),
                waiting("payroll", "contract"),
                new Line("badge", "open", TUESDAY, true, Set.of()),
                new Line("desk", "open", MONDAY, true, Set.of()),
                new Line("laptop", "contradicted", null, false, Set.of()));
        assertThat(lines).containsExactly("laptop", "desk", "badge", "contract");
    }

    @Test
    void whatIsSettledNeitherBlocksNorWaits() {
        var done = new Line("contract", "done", MONDAY, false, Set.of());
        assertThat(of(done, new Line("payroll", "waived", MONDAY, false, Set.of("contract"))))
                .isEmpty();
        assertThat(of(open("contract"), new Line("payroll", "withdrawn", MONDAY, false, Set.of("contract"))))
                .isEmpty();
    }

    private static List<String> of(Line... lines) {
        return Blockers.of(List.of(lines));
    }

    private static Line open(String id) {
        return new Line(id, "open", TUESDAY, false, Set.of());
    }

    private static Line waiting(String id, String needs) {
        return new Line(id, "waiting", TUESDAY, false, Set.of(needs));
    }
}
