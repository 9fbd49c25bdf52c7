package dev.footbridge.it.dispatch;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How desks are reached. Whether they are is the policy's: addresses and secrets never stand there.
 *
 * @param destinations by the name the policy gives them; one without an address is pulled from
 * @param dispatch what holds for all
 */
@ConfigurationProperties("footbridge")
record DispatchProperties(
        @DefaultValue Map<String, Desk> destinations,
        @DefaultValue Dispatch dispatch) {

    /**
     * One desk.
     *
     * @param url where its webhook is
     * @param secret {@code whsec_…}: what its deliveries are signed with
     * @param lookup where it says whether it has a task: {@code GET {lookup}?taskId=…}, 404 when not
     * @param lookUps how often it must say so before the task is sent again: more than once where its search lags
     * @param searchLag between two look-ups
     * @param timeLimit of one call
     * @param grace after it, until what it did can be seen
     * @param atOnce calls at once
     * @param perSecond calls a second
     * @param firstPause after a failure; doubled with each further one
     * @param longestPause between two tries
     * @param breakerOpen how long nothing is tried after half of the last calls failed
     * @param allowPrivate it is in our own network: private addresses and plain HTTP are meant
     */
    record Desk(
            @Nullable URI url,
            @Nullable String secret,
            @Nullable URI lookup,
            @DefaultValue("2") int lookUps,
            @DefaultValue("5s") Duration searchLag,
            @DefaultValue("10s") Duration timeLimit,
            @DefaultValue("5s") Duration grace,
            @DefaultValue("4") int atOnce,
            @DefaultValue("20") int perSecond,
            @DefaultValue("1s") Duration firstPause,
            @DefaultValue("5m") Duration longestPause,
            @DefaultValue("10s") Duration breakerOpen,
            @DefaultValue("false") boolean allowPrivate) {

        Patience patience() {
            return new Patience(timeLimit, grace, lookup == null ? 0 : lookUps, searchLag, firstPause, longestPause);
        }

        @Override
        public String toString() {
            return "Desk[push=" + (url != null) + "]"; // never the secret
        }
    }

    /**
     * @param bridgeGroup consumer group of the bridge
     * @param hops how often news may go from person to person before it is planned
     * @param look how often it is looked whether the bridge has caught up
     */
    record Dispatch(
            @DefaultValue("bridge") String bridgeGroup,
            @DefaultValue("8") int hops,
            @DefaultValue("250ms") Duration look) {
        List<Map<String, String>> stages() {
            var stages = new java.util.ArrayList<Map<String, String>>();
            stages.add(Map.of("hr.inbox.v1", "hr-mapper", "it.inbox.v1", "it-mapper"));
            stages.add(Map.of(
                    "hr.events.v1", bridgeGroup, "it.events.v1", bridgeGroup, "bridge.decisions.v1", bridgeGroup));
            for (var hop = 0; hop < hops; hop++) {
                stages.add(Map.of("bridge.identify.v1", bridgeGroup));
            }
            stages.add(Map.of("bridge.heard.v1", bridgeGroup));
            return stages;
        }
    }

    static final Desk PULLED = new Desk(
            null,
            null,
            null,
            0,
            Duration.ZERO,
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            1,
            1_000,
            Duration.ofSeconds(1),
            Duration.ofMinutes(5),
            Duration.ofSeconds(10),
            false);

    DispatchProperties {
        destinations.forEach(DispatchProperties::check);
    }

    Desk desk(String destination) {
        return destinations.getOrDefault(destination, PULLED);
    }

    private static void check(String name, Desk desk) {
        var place = "footbridge.destinations." + name;
        if (desk.url() != null) {
            check(place + ".url", desk.url(), desk.allowPrivate());
            if (desk.secret() == null) {
                throw new IllegalArgumentException("Expected %s to have a secret, but it has none".formatted(place));
            }
            SignatureCodec.key(place + ".secret", desk.secret());
        }
        if (desk.lookup() != null) {
            check(place + ".lookup", desk.lookup(), desk.allowPrivate());
        }
        if (desk.atOnce() < 1 || desk.perSecond() < 1 || desk.timeLimit().toMillis() < 1) {
            throw new IllegalArgumentException(
                    "Expected at-once, per-second and time-limit of %s to be more than zero, but one is not"
                            .formatted(place));
        }
    }

    private static void check(String place, URI url, boolean allowPrivate) {
        var plain = "http".equalsIgnoreCase(url.getScheme()) && allowPrivate;
        if (!plain && !"https".equalsIgnoreCase(url.getScheme())
                || url.getHost() == null
                || url.getUserInfo() != null
                || url.getFragment() != null) {
            throw new IllegalArgumentException(
                    "Expected %s to be https (http only with allow-private), with a host and no user, but it is not"
                            .formatted(place));
        }
    }
}
