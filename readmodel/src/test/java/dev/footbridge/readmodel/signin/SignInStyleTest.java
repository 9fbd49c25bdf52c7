package dev.footbridge.readmodel.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** Signing in looks like where it leads to: both are made of the same tokens, which stand in one file. */
class SignInStyleTest {
    @Test
    void thePageNamesNoTokenOfItsOwnAndUsesNoneThatIsNotThere() throws IOException {
        var page = text("sign-in.css");
        assertThat(named(page, "(?m)^\\s*(--[\\w-]+):")).isEmpty();
        assertThat(named(text("tokens.css"), "(?m)^\\s*(--[\\w-]+):"))
                .contains("--paper", "--ink", "--accent", "--on-accent")
                .containsAll(named(page, "var\\((--[\\w-]+)\\)"));
    }

    private static Set<String> named(String css, String how) {
        return Pattern.compile(how)
                .matcher(css)
                .results()
                .map(one -> one.group(1))
                .collect(Collectors.toSet());
    }

    private static String text(String file) throws IOException {
        return new ClassPathResource(file, SignInController.class).getContentAsString(StandardCharsets.UTF_8);
    }
}
