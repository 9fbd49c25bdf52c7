package dev.footbridge.bridge.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** One page for every screen: the bundle looks at the address and shows the screen that belongs to it. */
@RestController
final class ConsoleController {
    /** Scripts and styles of our own alone; the nonce is for the two rules the component library adds by itself. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-%s';"
            + " font-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self';"
            + " frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

    private static final String PLACE_OF_NONCE = "{{nonce}}";

    private final SecureRandom random = new SecureRandom();
    private final String page;

    ConsoleController() {
        try {
            page = new ClassPathResource("console/index.html").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected the console's page among the resources, but it is not", e);
        }
    }

    @GetMapping({
        "/",
        "/people/**",
        "/checklists/**",
        "/reviews/**",
        "/projects/**",
        "/desk/**",
        "/inbox/**",
        "/unmatched/**"
    })
    ResponseEntity<String> page() {
        var nonce = nonce();
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", POLICY.formatted(nonce))
                .body(page.replace(PLACE_OF_NONCE, nonce));
    }

    private String nonce() {
        var bytes = new byte[16];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
