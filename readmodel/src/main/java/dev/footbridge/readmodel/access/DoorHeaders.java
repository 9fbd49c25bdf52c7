package dev.footbridge.readmodel.access;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** What every answer says, errors included, so that no browser does more with it than was meant. */
final class DoorHeaders {
    static final String POLICY = "Content-Security-Policy";
    static final String POLICY_OF_ANSWERS =
            "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
    static final String PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

    private static final Map<String, String> ALL = all();

    private DoorHeaders() {}

    private static Map<String, String> all() {
        var all = new LinkedHashMap<String, String>();
        all.put(POLICY, POLICY_OF_ANSWERS);
        all.put("X-Content-Type-Options", "nosniff");
        all.put("X-Frame-Options", "DENY");
        all.put("Referrer-Policy", "no-referrer");
        all.put("Permissions-Policy", PERMISSIONS);
        all.put("Cross-Origin-Opener-Policy", "same-origin");
        all.put("Cross-Origin-Resource-Policy", "same-origin");
        all.put("Cache-Control", "no-store");
        return all;
    }

    /** For answers that no chain has written headers for. */
    static void write(BiConsumer<String, String> response) {
        ALL.forEach(response);
    }
}
