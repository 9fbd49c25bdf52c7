package dev.footbridge.readmodel.service;

import dev.footbridge.readmodel.log.KafkaProperties;
import dev.footbridge.readmodel.log.RegistryProperties;
import dev.footbridge.schemas.deploy.Deployment;
import dev.footbridge.schemas.registry.Patience;
import dev.footbridge.schemas.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The deployment step alone, with the same settings as the services after it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({KafkaProperties.class, RegistryProperties.class, TopicsProperties.class})
class DeploymentConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(DeploymentConfiguration.class);

    @Bean
    ApplicationRunner deployment(KafkaProperties kafka, RegistryProperties registry, TopicsProperties topics) {
        return arguments -> {
            Deployment.createTopics(kafka.client(), topics.partitions(), topics.replication());
            Deployment.register(registry.settings(), Patience.of(registry.patience()));
            LOG.info(
                    "{} topics of {} partitions are there, and their subjects", Topics.ALL.size(), topics.partitions());
        };
    }
}
