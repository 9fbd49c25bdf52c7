package dev.footbridge.readmodel;

import dev.footbridge.readmodel.access.AccessConfiguration;
import dev.footbridge.readmodel.health.HealthConfiguration;
import dev.footbridge.readmodel.log.LogConfiguration;
import dev.footbridge.readmodel.observe.ObserveConfiguration;
import dev.footbridge.readmodel.oidc.OidcConfiguration;
import dev.footbridge.readmodel.projection.ProjectionConfiguration;
import dev.footbridge.readmodel.ready.ReadyConfiguration;
import dev.footbridge.readmodel.signin.SignInConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** All of this module; its settings stand in {@code footbridge-readmodel.yaml}. */
@Configuration(proxyBeanMethods = false)
@Import({
    LogConfiguration.class,
    ProjectionConfiguration.class,
    HealthConfiguration.class,
    AccessConfiguration.class,
    ReadyConfiguration.class,
    SignInConfiguration.class,
    OidcConfiguration.class,
    ObserveConfiguration.class
})
public class ReadModelConfiguration {}
