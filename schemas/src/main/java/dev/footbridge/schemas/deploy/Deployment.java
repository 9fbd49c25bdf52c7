package dev.footbridge.schemas.deploy;

import dev.footbridge.schemas.registry.Patience;
import dev.footbridge.schemas.registry.RegistryClient;
import dev.footbridge.schemas.registry.RegistrySettings;
import dev.footbridge.schemas.topic.Topic;
import dev.footbridge.schemas.topic.Topics;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.resource.ResourcePatternFilter;

/**
 * Creates what is missing of the topics and registers the subjects, each {@code FULL_TRANSITIVE}. Safe to repeat. A topic
 * that is there with another number of partitions is an error: growing one would send people to other partitions.
 */
public final class Deployment {
    private static final String COMPATIBILITY = "FULL_TRANSITIVE";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration AGAIN = Duration.ofMillis(100);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    /** Nobody waits for an answer as a webhook's sender does. */
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(20);

    private Deployment() {}

    public static void run(String bootstrapServers, URI registry, int partitions, short replication) {
        createTopics(bootstrapServers, partitions, replication);
        register(registry, Patience.of(PATIENCE));
    }

    public static void createTopics(String bootstrapServers, int partitions, short replication) {
        createTopics(Map.of("bootstrap.servers", bootstrapServers), partitions, replication);
    }

    /** @param client settings of a Kafka client, as the services have them */
    public static void createTopics(Map<String, Object> client, int partitions, short replication) {
        try (var admin = Admin.create(client)) {
            createTopics(admin, partitions, replication);
        }
    }

    /**
     * Lets a principal do what a service has to do, and takes back whatever else it was let before.
     *
     * @param client settings of a Kafka client that may give rights
     * @param principal {@code User:…}, of this service alone
     */
    public static void allow(Map<String, Object> client, String principal, Rights rights) {
        try (var admin = Admin.create(client)) {
            answer(() -> {
                var wanted = rights.bindings(principal);
                var present = admin.describeAcls(allowedTo(principal)).values().get();
                admin.createAcls(missing(wanted, present)).all().get();
                var besides = missing(present, wanted).stream().map(AclBinding::toFilter);
                admin.deleteAcls(besides.toList()).all().get();
                return known(admin, principal, wanted);
            });
        }
    }

    /** A service that starts at once would be sent away by a broker that has not heard of it yet. */
    private static boolean known(Admin admin, String principal, Collection<AclBinding> wanted)
            throws ExecutionException, InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Set.copyOf(admin.describeAcls(allowedTo(principal)).values().get())
                .equals(wanted)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Expected Kafka to know the rights of %s, but it does not within %s"
                        .formatted(principal, PATIENCE));
            }
            Thread.sleep(AGAIN.toMillis());
        }
        return true;
    }

    private static AclBindingFilter allowedTo(String principal) {
        return new AclBindingFilter(
                ResourcePatternFilter.ANY,
                new AccessControlEntryFilter(principal, null, AclOperation.ANY, AclPermissionType.ALLOW));
    }

    private static List<AclBinding> missing(Collection<AclBinding> wanted, Collection<AclBinding> present) {
        return wanted.stream().filter(binding -> !present.contains(binding)).toList();
    }

    /** @param patience with a registry that does not answer yet */
    public static void register(URI registry, Patience patience) {
        register(RegistrySettings.at(registry), patience);
    }

    /** @param registry as the services know it; how long it may take to answer is this step's own */
    public static void register(RegistrySettings registry, Patience patience) {
        register(new RegistryClient(registry.withTimeouts(CONNECT_TIMEOUT, READ_TIMEOUT)), patience);
    }

    static void createTopics(Admin admin, int partitions, short replication) {
        var present = present(admin);
        var missing = Topics.ALL.stream()
                .filter(topic -> !present.contains(topic.name()))
                .map(topic -> new NewTopic(topic.name(), partitions, replication)
                        .configs(topic.retention().configuration()))
                .toList();
        var created = admin.createTopics(missing).values();
        created.values().forEach(topic -> answer(() -> thereByNow(topic)));
        checkPartitions(admin, partitions);
    }

    /**
     * Subjects whose schemas are as released stay as they are; the registry refuses one that is not compatible. Some at a
     * time, but those of one schema one after the other: a registry stores it once.
     */
    private static void register(RegistryClient registry, Patience patience) {
        var subjects = Topics.ALL.stream()
                .flatMap(topic -> topic.records().stream().map(record -> new Subject(topic.subjectOf(record), record)))
                .collect(Collectors.groupingBy(subject -> subject.schema().getFullName()));
        subjects.values().parallelStream().flatMap(List::stream).forEach(subject -> {
            patience.ask(() -> registry.register(subject.name(), subject.schema()));
            patience.ask(() -> {
                registry.setCompatibility(subject.name(), COMPATIBILITY);
                return subject;
            });
        });
    }

    private record Subject(String name, Schema schema) {}

    /** Another deployment may be at it. */
    private static Boolean thereByNow(Future<Void> created) throws ExecutionException, InterruptedException {
        try {
            created.get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw e;
        }
    }

    private static Set<String> present(Admin admin) {
        return answer(() -> admin.listTopics().names().get());
    }

    private static void checkPartitions(Admin admin, int partitions) {
        var names = Topics.ALL.stream().map(Topic::name).toList();
        var described = answer(() -> described(admin, names));
        var wrong = described.values().stream()
                .filter(topic -> topic.partitions().size() != partitions)
                .collect(Collectors.toMap(
                        TopicDescription::name, topic -> topic.partitions().size()));
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("Expected topics with %d partitions, but these have others: %s"
                    .formatted(partitions, new TreeMap<>(wrong)));
        }
    }

    /** What was made a moment ago is not known to every broker yet. */
    private static Map<String, TopicDescription> described(Admin admin, List<String> names)
            throws ExecutionException, InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return admin.describeTopics(names).allTopicNames().get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException) || System.nanoTime() > deadline) {
                    throw e;
                }
                Thread.sleep(AGAIN.toMillis());
            }
        }
    }

    private static <T> T answer(Question<T> question) {
        try {
            return question.ask();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Expected Kafka to make and describe topics and rights, but it did not", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "Expected Kafka to make and describe topics and rights, but we were stopped", e);
        }
    }

    @FunctionalInterface
    private interface Question<T> {
        T ask() throws ExecutionException, InterruptedException;
    }
}
