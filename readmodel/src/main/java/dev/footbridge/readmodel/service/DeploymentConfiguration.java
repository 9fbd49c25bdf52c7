package dev.footbridge.readmodel.service;

import dev.footbridge.readmodel.log.KafkaProperties;
import dev.footbridge.readmodel.log.RegistryProperties;
import dev.footbridge.schemas.deploy.Deployment;
import dev.footbridge.schemas.deploy.Rights;
import dev.footbridge.schemas.registry.Patience;
import dev.footbridge.schemas.topic.Topics;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The deployment step alone, with the same settings as the services after it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    KafkaProperties.class,
    RegistryProperties.class,
    TopicsProperties.class,
    DeploymentProperties.class
})
class DeploymentConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(DeploymentConfiguration.class);

    @Bean
    ApplicationRunner deployment(
            KafkaProperties kafka,
            RegistryProperties registry,
            TopicsProperties topics,
            DeploymentProperties rights,
            OwnTables tables,
            Environment environment) {
        return arguments -> {
            Deployment.createTopics(kafka.client(), topics.partitions(), topics.replication());
            rights(kafka, rights.principal(), environment.getRequiredProperty("spring.application.name"));
            Deployment.register(registry.settings(), Patience.of(registry.patience()));
            LOG.info(
                    "{} topics of {} partitions are there, and their subjects", Topics.ALL.size(), topics.partitions());
            tables(environment, rights.databaseRole(), tables);
        };
    }

    private static void rights(KafkaProperties kafka, @Nullable String principal, String service) {
        if (principal != null && !principal.isBlank()) {
            Deployment.allow(kafka.client(), principal, Rights.of(service).orElseThrow());
            LOG.info("{} may do on the log what {} has to, and nothing else", principal, service);
        }
    }

    /** Where a database is named, and then by the owner of the tables. */
    private static void tables(Environment environment, @Nullable String role, OwnTables own) {
        var url = environment.getProperty("spring.datasource.url", "");
        if (!url.isBlank()) {
            var database = new DriverManagerDataSource(
                    url,
                    environment.getRequiredProperty("spring.datasource.username"),
                    environment.getRequiredProperty("spring.datasource.password"));
            var roles = new RoleRepository(database);
            roles.make(own);
            LOG.info("The tables of {} are there", own.schemas());
            if (role != null && !role.isBlank()) {
                roles.allow(role, own);
                LOG.info("The database role {} may use {} and nothing else", role, own.tables());
            }
        } else if (role != null && !role.isBlank()) {
            throw new IllegalStateException("Expected SPRING_DATASOURCE_URL, _USERNAME and _PASSWORD of the owner of"
                    + " the tables, because footbridge.deploy.database-role is set, but there is no address");
        }
    }
}
