package dev.footbridge.readmodel.access;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often one account, or one network address of nobody known, may ask for what is dear. Of one process.
 *
 * @param streams opened at once, then one more
 * @param streamEvery so often
 * @param searches (requests with {@code q}) at once, then one more
 * @param searchEvery so often
 */
@ConfigurationProperties("footbridge.limits")
public record LimitsProperties(
        @DefaultValue("30") int streams,
        @DefaultValue("1s") Duration streamEvery,
        @DefaultValue("60") int searches,
        @DefaultValue("100ms") Duration searchEvery) {

    Allowances.Limit ofStreams() {
        return new Allowances.Limit(streams, streamEvery);
    }

    Allowances.Limit ofSearches() {
        return new Allowances.Limit(searches, searchEvery);
    }
}
