package dev.footbridge.readmodel.service;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whom the deployment step lets do what the service of its file has to do, and nothing else.
 *
 * @param databaseRole the role the service signs in to PostgreSQL with; empty: no rights are given there
 * @param principal whom Kafka knows it as, {@code User:…}; empty: no rights are given there
 */
@ConfigurationProperties("footbridge.deploy")
record DeploymentProperties(
        @Nullable String databaseRole, @Nullable String principal) {}
