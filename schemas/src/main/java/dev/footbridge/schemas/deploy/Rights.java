package dev.footbridge.schemas.deploy;

import static org.apache.kafka.common.acl.AclOperation.ALTER;
import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import dev.footbridge.schemas.topic.Topic;
import dev.footbridge.schemas.topic.Topics;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.Resource;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What each service has to do on the log: here alone it is said. An authoriser that lets each do just this keeps what HR
 * knows of reasons with HR (R34): nobody but {@code hr-events} reaches {@code hr.private.v1} and the deliveries of HR.
 *
 * @param allowed everything else is not
 */
public record Rights(List<Right> allowed) {
    private static final String ANYBODY = "*";
    private static final List<Topic> OF_THE_BRIDGE = Topics.ALL.stream()
            .filter(topic -> topic.name().startsWith("bridge."))
            .toList();

    /** Some operations on one resource, or on all whose names begin so. */
    public record Right(ResourcePattern resource, List<AclOperation> operations) {
        private static Right of(ResourceType type, PatternType names, String name, AclOperation... operations) {
            return new Right(new ResourcePattern(type, name, names), List.of(operations));
        }

        private static Right on(Topic topic, AclOperation... operations) {
            return of(ResourceType.TOPIC, PatternType.LITERAL, topic.name(), operations);
        }

        private static Right group(String group, AclOperation operation) {
            return of(ResourceType.GROUP, PatternType.LITERAL, group, operation);
        }

        private Stream<AclBinding> bindings(String principal) {
            return operations.stream()
                    .map(operation -> new AclBinding(
                            resource, new AccessControlEntry(principal, ANYBODY, operation, AclPermissionType.ALLOW)));
        }
    }

    private static final Rights HR_EVENTS = all(List.of(Stream.of(
            Right.on(Topics.HR_INBOX, READ, WRITE),
            Right.on(Topics.HR_INBOX_OUTCOMES, READ, WRITE),
            Right.on(Topics.HR_EVENTS, WRITE),
            Right.on(Topics.HR_PRIVATE, WRITE),
            Right.group("hr-mapper", READ))));

    /** Of HR's topics it learns how long they are: nothing is sent to a desk before the bridge has read them. */
    private static final Rights IT_EVENTS = all(List.of(
            Stream.of(
                    Right.on(Topics.IT_INBOX, READ, WRITE),
                    Right.on(Topics.IT_INBOX_OUTCOMES, READ, WRITE),
                    Right.on(Topics.IT_EVENTS, READ, WRITE),
                    Right.on(Topics.PROVISIONING_TASKS, READ),
                    Right.on(Topics.PEOPLE, READ),
                    Right.on(Topics.POLICIES, READ),
                    Right.group("it-mapper", READ)),
            Stream.of(Topics.HR_INBOX, Topics.HR_EVENTS, Topics.DECISIONS, Topics.IDENTIFY, Topics.HEARD)
                    .map(topic -> Right.on(topic, DESCRIBE)),
            Stream.of(Right.group("hr-mapper", DESCRIBE), Right.group("bridge", DESCRIBE))));

    /** Its changelogs and transactions begin with the name of its group. */
    private static final Rights BRIDGE_SERVICE = all(List.of(
            Stream.of(Right.on(Topics.HR_EVENTS, READ), Right.on(Topics.IT_EVENTS, READ)),
            OF_THE_BRIDGE.stream().map(topic -> Right.on(topic, READ, WRITE)),
            Stream.of(
                    Right.of(
                            ResourceType.TOPIC, PatternType.PREFIXED, "bridge-", CREATE, READ, WRITE, DESCRIBE_CONFIGS),
                    Right.of(ResourceType.TRANSACTIONAL_ID, PatternType.PREFIXED, "bridge-", WRITE),
                    Right.group("bridge", READ))));

    /** Makes topics and gives rights: whoever may do this may do anything. No service signs in with it. */
    private static final Rights DEPLOYMENT = all(List.of(
            Stream.of("hr.", "it.", "bridge.")
                    .map(names -> Right.of(ResourceType.TOPIC, PatternType.PREFIXED, names, CREATE, DESCRIBE)),
            Stream.of(Right.of(ResourceType.CLUSTER, PatternType.LITERAL, Resource.CLUSTER_NAME, ALTER, DESCRIBE))));

    /** @param service of a file, or {@code deployment} */
    public static Optional<Rights> of(String service) {
        return Optional.ofNullable(
                switch (service) {
                    case "hr-events" -> HR_EVENTS;
                    case "it-events" -> IT_EVENTS;
                    case "bridge-service" -> BRIDGE_SERVICE;
                    case "deployment" -> DEPLOYMENT;
                    default -> null;
                });
    }

    private static Rights all(List<Stream<Right>> parts) {
        return new Rights(parts.stream().flatMap(part -> part).toList());
    }

    /** The same as Kafka keeps it, for {@code User:…}, from anywhere. */
    public Set<AclBinding> bindings(String principal) {
        return allowed.stream().flatMap(right -> right.bindings(principal)).collect(Collectors.toUnmodifiableSet());
    }

    /** Topics on which one of these may be done. */
    public List<String> topics(AclOperation operation) {
        Predicate<Right> onTopics = right -> right.resource().resourceType() == ResourceType.TOPIC;
        return allowed.stream()
                .filter(onTopics.and(right -> right.operations().contains(operation)))
                .map(right -> right.resource().name())
                .toList();
    }
}
