package dev.footbridge.bridge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** The changelogs that are there must keep what the stores rest on: compacted, replicated, as many partitions as topics. */
final class ChangelogsClient {
    private final Map<String, Object> settings;
    private final int replication;

    ChangelogsClient(Map<String, Object> settings, int replication) {
        this.settings = settings;
        this.replication = replication;
    }

    void check() {
        try (var admin = Admin.create(settings)) {
            var names = admin.listTopics().names().get().stream()
                    .filter(ChangelogsClient::isChangelog)
                    .toList();
            var problems = new ArrayList<String>();
            admin.describeTopics(names)
                    .allTopicNames()
                    .get()
                    .forEach((name, topic) -> checkReplication(topic, problems));
            var resources = names.stream()
                    .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                    .toList();
            admin.describeConfigs(resources)
                    .all()
                    .get()
                    .forEach((topic, config) -> checkCompaction(topic.name(), config, problems));
            if (!problems.isEmpty()) {
                throw new IllegalStateException(String.join("; ", problems));
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("Expected Kafka to describe the changelogs, but it did not", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Expected Kafka to describe the changelogs, but we were stopped", e);
        }
    }

    private static boolean isChangelog(String name) {
        return name.startsWith(StreamsProperties.APPLICATION + "-") && name.endsWith("-changelog");
    }

    private void checkReplication(TopicDescription topic, List<String> problems) {
        int least = topic.partitions().stream()
                .mapToInt(partition -> partition.replicas().size())
                .min()
                .orElse(0);
        if (least < replication) {
            problems.add("Expected %s to have %d replicas, but it has %d".formatted(topic.name(), replication, least));
        }
    }

    private static void checkCompaction(String name, Config config, List<String> problems) {
        var policy = config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value();
        if (!"compact".equals(policy)) {
            problems.add("Expected %s to be compacted, but its cleanup.policy is %s".formatted(name, policy));
        }
    }
}
