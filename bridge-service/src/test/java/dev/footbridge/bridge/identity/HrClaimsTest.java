package dev.footbridge.bridge.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which identifiers HR says somebody has, and when. Days count from the first of January. */
class HrClaimsTest {
    private static final Event.OfHr HIRED = new Event.Hired("h-1", 0, "w", 10, 30, "mara@", null, null);

    @Test
    void anAddressIsHeldFromTheFirstDayOn() {
        assertThat(of("mara@", HIRED)).containsExactly(claim(30, null));
    }

    @Test
    void aCorrectedStartMovesIt() {
        assertThat(of("mara@", HIRED, new Event.Hired("h-2", 0, "w", 11, 44, "mara@", null, null)))
                .containsExactly(claim(44, null));
        assertThat(of("mara@", HIRED, new Event.Hired("h-2", 0, "w", 11, 20, null, null, null)))
                .containsExactly(claim(20, null));
    }

    @Test
    void theLastDayIsTheLast() {
        assertThat(of("mara@", HIRED, new Event.Left("l-1", 0, "w", 40, 50))).containsExactly(claim(30, 51));
    }

    @Test
    void aLeaveThatIsWithdrawnEndsNothing() {
        assertThat(of("mara@", HIRED, new Event.Left("l-1", 0, "w", 40, 50), new Event.Stays("s-1", 0, "w", 41)))
                .containsExactly(claim(30, null));
    }

    @Test
    void aHireThatIsRescindedHoldsNothing() {
        assertThat(of("mara@", HIRED, new Event.Rescinded("r-1", 0, "w", 20))).isEmpty();
    }

    @Test
    void anotherAddressEndsTheOneBefore() {
        var changed = new Event.Changed("c-1", 0, "w", 45, 40, "mara.quill@");

        assertThat(of("mara@", HIRED, changed)).containsExactly(claim(30, 40));
        assertThat(of("mara.quill@", HIRED, changed)).containsExactly(claim(40, null));
    }

    @Test
    void anAddressChangedAheadOfTheFirstDayIsTheOneTheyBeginWith() {
        var changed = new Event.Changed("c-1", 0, "w", 15, 15, "mara.quill@");

        assertThat(of("mara@", HIRED, changed)).isEmpty();
        assertThat(of("mara.quill@", HIRED, changed)).containsExactly(claim(30, null));
    }

    @Test
    void anAddressThatIsTakenAwayIsNobodys() {
        assertThat(of("mara@", HIRED, new Event.Changed("c-1", 0, "w", 45, 40, null)))
                .containsExactly(claim(30, 40));
    }

    @Test
    void comingBackIsHoldingItAgain() {
        var left = new Event.Left("l-1", 0, "w", 40, 50);
        var back = new Event.Hired("h-2", 0, "w", 60, 70, null, null, null);

        assertThat(of("mara@", HIRED, left, back)).containsExactly(claim(30, 51), claim(70, null));
    }

    @Test
    void anIdOfTheOrganisationOutlivesEmployments() {
        var hired = new Event.Hired("h-1", 0, "w", 10, 30, null, "pid1", null);

        assertThat(of("pid1", hired, new Event.Left("l-1", 0, "w", 40, 50)))
                .containsExactly(Claim.forEver(Rank.HR, "mara"));
    }

    private static List<Claim> of(String token, Event.OfHr... told) {
        var namings = Stream.of(told)
                .map(event -> new Naming(event.statement(), event.names(), event.same()))
                .toList();
        return HrClaims.of("mara", namings).getOrDefault(token, List.of());
    }

    private static Claim claim(int from, Integer until) {
        return new Claim(Rank.HR, "mara", Event.day(from), until == null ? Instant.MAX : Event.day(until));
    }
}
