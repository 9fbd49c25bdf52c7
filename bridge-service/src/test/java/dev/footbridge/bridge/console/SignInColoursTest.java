package dev.footbridge.bridge.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Signing in looks like where it leads to, although the page is the server's and not the console's. */
class SignInColoursTest {
    private static final Pattern TOKEN = Pattern.compile("(?m)^\\s*(--[\\w-]+):\\s*([^;]+);");

    @Test
    void theSignInPageIsMadeOfTheConsolesTokens() throws IOException {
        var console = tokens(Files.readString(Path.of("src/console/src/design/tokens.css")));
        try (var in = getClass().getResourceAsStream("/dev/footbridge/readmodel/signin/sign-in.css")) {
            var page = tokens(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            assertThat(page).containsKeys("--paper", "--ink", "--accent", "--on-accent");
            assertThat(console).containsAllEntriesOf(page);
        }
    }

    private static Map<String, String> tokens(String css) {
        return TOKEN.matcher(css)
                .results()
                .collect(Collectors.toMap(
                        one -> one.group(1), one -> one.group(2).strip()));
    }
}
