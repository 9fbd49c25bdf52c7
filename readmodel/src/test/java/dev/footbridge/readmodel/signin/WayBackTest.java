package dev.footbridge.readmodel.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WayBackTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/people",
                "/people/8f0c?tab=access&q=M%C3%A4ra+Q",
                "/checklists?status=open&status=planned",
                "/people?next=//evil.example",
                "/loginish"
            })
    void aPageOfThisSiteIsGoneBackTo(String wanted) {
        assertThat(WayBack.to(wanted)).isEqualTo(wanted);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "people",
                "https://evil.example/",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "/%5c/..//evil.example\\",
                "\\\\evil.example",
                "/./ /evil.example",
                "/.//evil.example",
                "/x/..//evil.example",
                "javascript:alert(1)",
                "/people\r\nSet-Cookie: a=b",
                "/people\t",
                "/p\u00e9ople",
                "/people%",
                "/people#there",
                "/login",
                "/login?to=/login",
                "/people/../login",
                "/login/oidc",
                "/logout"
            })
    void anythingElseIsTheFirstPage(String wanted) {
        assertThat(WayBack.to(wanted)).isEqualTo("/");
    }
}
