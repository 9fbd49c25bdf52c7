package dev.footbridge.bridge.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** R5: whose is it at that time? */
class ClaimsTest {
    private static final String MARA = "mara";
    private static final String BEN = "ben";
    private static final Claim MARAS = hr(MARA, "2026-01-01", "2026-06-01");
    private static final Claim BENS = hr(BEN, "2026-09-01", null);

    @Test
    void itIsWhoeverHeldItAtTheTime() {
        var claims = Claims.of(List.of(MARAS, BENS));

        assertThat(holder(claims, "2026-05-31")).isEqualTo(MARA);
        assertThat(holder(claims, "2026-09-01")).isEqualTo(BEN);
    }

    @Test
    void theLastDayEndsWhenItEndsAndNotAMomentLater() {
        var claims = Claims.of(List.of(MARAS));

        assertThat(claims.holder(Instant.parse("2026-05-31T23:59:59.999999Z"), Rank.HR)
                        .person())
                .isEqualTo(MARA);
        assertThat(holder(claims, "2026-06-01")).isNull();
    }

    @Test
    void betweenTwoHoldersItIsNobodys() {
        assertThat(holder(Claims.of(List.of(MARAS, BENS)), "2026-07-15")).isNull();
    }

    @Test
    void betweenTwoTimesOfOnePersonItIsTheirs() {
        assertThat(holder(Claims.of(List.of(MARAS, BENS.of(MARA))), "2026-07-15"))
                .isEqualTo(MARA);
    }

    @Test
    void aheadOfTheFirstDayItIsTheFirstHolders() {
        assertThat(holder(Claims.of(List.of(BENS)), "2026-08-01")).isEqualTo(BEN);
        assertThat(holder(Claims.of(List.of(MARAS, BENS)), "2025-12-01")).isEqualTo(MARA);
    }

    @Test
    void twoAtATimeAreContested() {
        var claims = Claims.of(List.of(MARAS, hr(BEN, "2026-05-01", null)));

        assertThat(holder(claims, "2026-04-30")).isEqualTo(MARA);
        assertThat(claims.holder(day("2026-05-15"), Rank.HR).contested()).isTrue();
        assertThat(holder(claims, "2026-06-01")).isEqualTo(BEN);
    }

    @Test
    void aHumansMatchDecidesWhatHrContests() {
        var contested = List.of(MARAS, hr(BEN, "2026-05-01", null));
        var matched = new ArrayList<>(contested);
        matched.add(Claim.forEver(Rank.HUMAN, BEN));

        assertThat(Decision.of(day("2026-05-15"), List.of(Claims.of(contested))))
                .isNull();
        assertThat(Decision.of(day("2026-05-15"), List.of(Claims.of(matched)))).isEqualTo(BEN);
    }

    @Test
    void identifiersThatDisagreeDecideNothing() {
        var disagreeing = List.of(Claims.of(List.of(MARAS)), Claims.of(List.of(hr(BEN, "2026-01-01", null))));

        assertThat(Decision.of(day("2026-05-15"), disagreeing)).isNull();
    }

    @Test
    void whatItToldIsAskedOnlyWhereHrSaysNothing() {
        var account = Claims.of(List.of(seen(BEN, "2026-05-01", "2026-05-10")));

        assertThat(Decision.of(day("2026-05-15"), List.of(Claims.of(List.of(MARAS)), account)))
                .isEqualTo(MARA);
        assertThat(Decision.of(day("2026-07-15"), List.of(Claims.of(List.of(MARAS)), account)))
                .isEqualTo(BEN);
    }

    @Test
    void anAccountIsWhoeverIsSeenWithItAroundThenElseBeforeElseAfter() {
        var claims = Claims.of(List.of(seen(MARA, "2026-02-01", "2026-03-01"), seen(BEN, "2026-06-01", "2026-07-01")));

        assertThat(List.of("2026-01-01", "2026-02-15", "2026-05-01", "2026-06-15", "2026-12-01"))
                .extracting(day -> claims.holder(day(day), Rank.IT).person())
                .containsExactly(MARA, MARA, MARA, BEN, BEN);
    }

    @Test
    void anAccountSharedInTurnsIsContested() {
        var claims = Claims.of(List.of(seen(MARA, "2026-02-01", "2026-07-01"), seen(BEN, "2026-03-01", "2026-08-01")));

        assertThat(claims.holder(day("2026-05-01"), Rank.IT).contested()).isTrue();
    }

    @Test
    void theOrderOfClaimsAndDoublesDoNotMatter() {
        var claims = new ArrayList<>(List.of(MARAS, BENS, seen(MARA, "2026-02-01", "2026-03-01"), MARAS));
        var one = Claims.of(claims);
        Collections.reverse(claims);

        assertThat(Claims.of(claims)).isEqualTo(one);
    }

    private static String holder(Claims claims, String day) {
        return claims.holder(day(day), Rank.HR).person();
    }

    private static Claim hr(String person, String from, String until) {
        return new Claim(Rank.HR, person, day(from), until == null ? Instant.MAX : day(until));
    }

    private static Claim seen(String person, String first, String last) {
        return new Claim(Rank.IT, person, day(first), day(last));
    }

    private static Instant day(String day) {
        return Instant.parse(day + "T00:00:00Z");
    }
}
