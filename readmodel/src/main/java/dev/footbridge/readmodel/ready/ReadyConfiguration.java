package dev.footbridge.readmodel.ready;

import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Holds "ready" back; {@code /actuator/health/readiness} says the same. */
@Configuration(proxyBeanMethods = false)
public class ReadyConfiguration {
    private static final Duration REHEARSING = Duration.ofSeconds(30);
    private static final Duration SAID_EVERY = Duration.ofSeconds(10);

    @Bean
    Rehearsal frontDoorRehearsal(Environment environment) {
        return new Rehearsal("the front door", new FrontDoorClient(environment)::knock);
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    ApplicationRunner readyListener(
            ObjectProvider<Readiness> readinesses,
            ObjectProvider<Rehearsal> rehearsals,
            ConfigurableApplicationContext application) {
        return new ReadyListener(
                readinesses.orderedStream().toList(),
                rehearsals.orderedStream().toList(),
                REHEARSING,
                SAID_EVERY,
                application::publishEvent,
                application::isActive);
    }
}
