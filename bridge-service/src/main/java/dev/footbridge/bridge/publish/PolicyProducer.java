package dev.footbridge.bridge.publish;

import dev.footbridge.bridge.plan.Basis;
import dev.footbridge.bridge.policy.PolicyDocument;
import dev.footbridge.bridge.policy.PolicyFilesReader;
import dev.footbridge.bridge.policy.PolicyReading;
import dev.footbridge.schemas.decision.PolicyPublished;
import dev.footbridge.schemas.decision.RulesInForce;
import dev.footbridge.schemas.topic.Topics;
import dev.footbridge.schemas.wire.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Publishes the policy files when they say something new: to bridge.policies and to every partition of the broadcast in
 * one transaction. Of several that start at once one publishes; the others, fenced off, find it published. What a
 * partition of the broadcast lacks is told again.
 */
public final class PolicyProducer {
    private static final String TRANSACTIONS = "bridge-policies";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int LONGEST_PAUSE = 500;
    private static final int RULES_IN_FORCE = -Basis.RULES;

    private final Map<String, Object> settings;
    private final PublishedPoliciesReader log;
    private final Wire wire;

    /**
     * @param producer settings of a producer that would rather wait than give up
     * @param consumer settings of a consumer that reads what was committed alone
     */
    public PolicyProducer(Map<String, Object> producer, Map<String, Object> consumer, Wire wire) {
        this.settings = new HashMap<>(producer);
        settings.put("transactional.id", TRANSACTIONS);
        this.log = new PublishedPoliciesReader(consumer, wire);
        this.wire = wire;
    }

    public Publication publish(Path directory) {
        var reading = read(directory);
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var published = log.read();
            if (saysAll(published, reading)) {
                return publication(published, reading); // nobody has to be fenced off for that
            }
            try {
                return publish(reading);
            } catch (ProducerFencedException | InvalidProducerEpochException fenced) {
                if (System.nanoTime() > deadline) {
                    throw fenced;
                }
                pause(); // another one started meanwhile, and may publish: let it, and look again
            }
        }
    }

    /** Those that were fenced off at the same time come back at different ones. */
    private static void pause() {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(LONGEST_PAUSE));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Expected to publish the policy, but we were stopped", e);
        }
    }

    /** Who fails leaves at once: a producer that is fenced off would wait half a minute and more for what it cannot send. */
    private Publication publish(PolicyReading reading) {
        var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        try {
            var publication = publish(reading, producer);
            producer.close();
            return publication;
        } finally {
            producer.close(Duration.ZERO);
        }
    }

    private Publication publish(PolicyReading reading, Producer<String, byte[]> producer) {
        producer.initTransactions(); // whoever was at it is fenced off and rolled back; now the log can be read
        var published = log.read();
        if (published.versions().isEmpty() && reading instanceof PolicyReading.Refused refused) {
            throw new IllegalStateException(
                    "Expected policy files that can be published, but:\n  " + String.join("\n  ", refused.problems()));
        }
        producer.beginTransaction();
        if (reading instanceof PolicyReading.Accepted accepted) {
            publishIfNew(producer, published, accepted.document());
        }
        tellWhoLacks(producer, published);
        producer.commitTransaction();
        return publication(published, reading);
    }

    private static Publication publication(PublishedPoliciesReader.Published published, PolicyReading reading) {
        var versions = published.versions();
        var problems = reading instanceof PolicyReading.Refused refused ? refused.problems() : List.<String>of();
        return new Publication(versions.get(versions.lastKey()), problems);
    }

    private static boolean saysAll(PublishedPoliciesReader.Published published, PolicyReading reading) {
        var versions = published.versions();
        return !versions.isEmpty()
                && !(reading instanceof PolicyReading.Accepted accepted && isNew(versions, accepted.document()))
                && published.told().values().stream()
                        .allMatch(told -> told.containsAll(versions.keySet()) && told.contains(RULES_IN_FORCE));
    }

    private static boolean isNew(SortedMap<Integer, PolicyPublished> versions, PolicyDocument document) {
        return versions.isEmpty()
                || !versions.get(versions.lastKey()).getSha256().equals(document.sha256());
    }

    private void publishIfNew(
            Producer<String, byte[]> producer, PublishedPoliciesReader.Published published, PolicyDocument document) {
        var versions = published.versions();
        if (isNew(versions, document)) {
            var version = versions.isEmpty() ? 1 : versions.lastKey() + 1;
            var policy =
                    new PolicyPublished(version, now(), document.sha256(), document.canonicalJson(), "files", null);
            versions.put(version, policy);
            producer.send(new ProducerRecord<>(
                    Topics.POLICIES.name(), "policy@" + version, wire.encode(Topics.POLICIES.name(), policy)));
        }
    }

    private void tellWhoLacks(Producer<String, byte[]> producer, PublishedPoliciesReader.Published published) {
        published.told().forEach((partition, told) -> {
            published.versions().forEach((version, policy) -> {
                if (!told.contains(version)) {
                    producer.send(
                            broadcast(partition, "policy/" + version, wire.encode(Topics.BROADCAST.name(), policy)));
                }
            });
            if (!told.contains(RULES_IN_FORCE)) {
                var rules = wire.encode(Topics.BROADCAST.name(), new RulesInForce(Basis.RULES, now()));
                producer.send(broadcast(partition, "rules", rules));
            }
        });
    }

    private static ProducerRecord<String, byte[]> broadcast(int partition, String key, byte[] value) {
        return new ProducerRecord<>(Topics.BROADCAST.name(), partition, key, value);
    }

    private static PolicyReading read(Path directory) {
        try {
            return new PolicyFilesReader().read(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read the policy files in " + directory + ", but", e);
        }
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
