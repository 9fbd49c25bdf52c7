package dev.footbridge.gateway;

import dev.footbridge.gateway.intake.IntakeLimits;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How the gateways behave.
 *
 * @param webhookSize the most one delivery may have
 * @param eventSize the most one canonical event may have; Kafka takes records of 1 MB
 * @param requestSize the most a request with canonical events may have; below 5 MB
 * @param atOnce requests read or written at once, per gateway and kind: bounds threads and memory
 * @param mappingBudget the most processor time a mapping may take
 * @param hrSource whose worker numbers IT events mean when they do not say; none: the only HR source, if there is one
 * @param instance tells processes of one gateway apart; has to stay the same over a restart of one
 * @param keep how long the inbox keeps deliveries in the database, as long as its topics do
 */
@ConfigurationProperties("footbridge.gateway")
public record GatewayProperties(
        @DefaultValue("256KB") DataSize webhookSize,
        @DefaultValue("800KB") DataSize eventSize,
        @DefaultValue("4MB") DataSize requestSize,
        @DefaultValue("64") int atOnce,
        @DefaultValue("2s") Duration mappingBudget,
        @Nullable String hrSource,
        @DefaultValue("0") String instance,
        @DefaultValue("90d") Duration keep) {

    public GatewayProperties {
        if (mappingBudget.isNegative() || mappingBudget.isZero()) {
            throw new IllegalArgumentException(
                    "Expected footbridge.gateway.mapping-budget to be more than zero, but it is " + mappingBudget);
        }
        if (keep.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException(
                    "Expected footbridge.gateway.keep to be a day or more, but it is " + keep);
        }
    }

    IntakeLimits limits() {
        return new IntakeLimits(
                Math.toIntExact(webhookSize.toBytes()),
                Math.toIntExact(eventSize.toBytes()),
                Math.toIntExact(requestSize.toBytes()),
                atOnce);
    }
}
