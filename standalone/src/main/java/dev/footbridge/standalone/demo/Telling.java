package dev.footbridge.standalone.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** When something is told, in the ways vendors write it. */
record Telling(Instant told, ZoneId zone) {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxx", Locale.ROOT);
    private static final DateTimeFormatter JIRA = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSxx", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final Duration EARLIER = Duration.ofMinutes(90);

    Optional<String> word(String word) {
        return Optional.ofNullable(Map.of(
                        "told", told.toString(),
                        "told.local", LOCAL.format(told.atZone(zone)),
                        "told.jira", JIRA.format(told),
                        "earlier.jira", JIRA.format(told.minus(EARLIER)))
                .get(word));
    }
}
