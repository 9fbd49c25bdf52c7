package dev.footbridge.schemas.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class TokensTest {
    private final Tokens tokens = new Tokens("a pepper for the tests");

    @Test
    void twoWritingsOfOneAddressAreOneToken() { // R4
        assertThat(tokens.email(" Mara.Quill@Example.COM ")).isEqualTo(tokens.email("mara.quill@example.com"));
        assertThat(tokens.email("jürgen@bücher.example")).isEqualTo(tokens.email("ju\u0308rgen@xn--bcher-kva.example"));
    }

    @Test
    void lookAlikesAreNotTheSame() { // R4: never by look-alike
        assertThat(tokens.email("mıke@example.com")).isNotEqualTo(tokens.email("mike@example.com"));
        assertThat(tokens.email("mike+a@example.com")).isNotEqualTo(tokens.email("mike@example.com"));
    }

    @Test
    void aTurkishMachineGivesTheSameTokens() {
        var before = Locale.getDefault();
        var expected = tokens.email("INES@EXAMPLE.COM");
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(tokens.email("INES@EXAMPLE.COM"))
                    .isEqualTo(expected)
                    .isEqualTo(tokens.email("ines@example.com"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void theSameNumberOfTwoSourcesIsTwoPeople() {
        assertThat(tokens.workerNumber("acme-hris", "E-1")).isNotEqualTo(tokens.workerNumber("other-hris", "E-1"));
    }

    @Test
    void aTokenSaysNothingWithoutThePepper() {
        var token = tokens.workerNumber("acme-hris", "E-1").getToken();
        assertThat(token).matches("[0-9a-f]{32}");
        assertThat(new Tokens("another pepper 1234")
                        .workerNumber("acme-hris", "E-1")
                        .getToken())
                .isNotEqualTo(token);
    }

    @Test
    void aShortPepperIsRefused() {
        assertThatThrownBy(() -> new Tokens("short")).hasMessageContaining("Expected a pepper of at least 16 bytes");
    }

    @Test
    void anAddressWithoutADomainHarmsNobody() {
        assertThat(tokens.email("no address at all")).isEqualTo(tokens.email("NO ADDRESS AT ALL"));
        assertThat(tokens.email("x@" + "a".repeat(300))).isNotNull();
    }
}
