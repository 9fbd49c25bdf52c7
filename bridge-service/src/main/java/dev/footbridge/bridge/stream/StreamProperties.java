package dev.footbridge.bridge.stream;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The live stream.
 *
 * @param key secret of the installation: who holds it can make positions and cursors
 * @param remember how long a subscriber may be away and still miss nothing
 * @param rememberAtMost the same, in memory
 * @param queue different things that may wait for one subscriber; beyond that it has to fetch anew
 * @param patience how long a connection may take nothing before it is let go
 * @param heartbeat a sign of life this often
 * @param subscribers at most so many at once
 */
@ConfigurationProperties("footbridge.stream")
public record StreamProperties(
        String key,
        @DefaultValue("10m") Duration remember,
        @DefaultValue("32MB") DataSize rememberAtMost,
        @DefaultValue("2000") int queue,
        @DefaultValue("10s") Duration patience,
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("4000") int subscribers) {

    public StreamProperties {
        if (queue < 1 || subscribers < 1 || heartbeat.toMillis() < 1 || patience.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "Expected footbridge.stream.queue, .subscribers, .heartbeat and .patience to be more than zero,"
                            + " but one is not");
        }
    }

    @Override
    public String toString() {
        return "StreamProperties[remember=" + remember + ", queue=" + queue + "]"; // never the key
    }
}
