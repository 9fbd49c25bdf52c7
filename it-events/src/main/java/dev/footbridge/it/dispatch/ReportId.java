package dev.footbridge.it.dispatch;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Ids of reports: the same report told again has the same. */
final class ReportId {
    private ReportId() {}

    static String ofTicket(String task, String ticket) {
        return of("ticket", task, ticket);
    }

    /**
     * @param key the caller's Idempotency-Key; without one, a verb counts once per revision and report before it
     * @param before the report before it
     */
    static String of(String task, TaskState.Verb verb, long revision, @Nullable String key, @Nullable String before) {
        return key != null
                ? of("key", task, verb.name(), key)
                : of("verb", task, verb.name(), Long.toString(revision), before == null ? "" : before);
    }

    /** Lengths first, so that no two lists of texts are one. */
    private static String of(String... texts) {
        var all = new StringBuilder("footbridge-desk");
        for (var text : texts) {
            all.append('|').append(text.length()).append(':').append(text);
        }
        return UUID.nameUUIDFromBytes(all.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
