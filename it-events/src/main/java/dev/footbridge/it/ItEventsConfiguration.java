package dev.footbridge.it;

import dev.footbridge.gateway.Gateway;
import dev.footbridge.gateway.GatewayConfiguration;
import dev.footbridge.gateway.PrefixConfiguration;
import dev.footbridge.it.dispatch.DispatchConfiguration;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** The gateway of IT systems and service desks; its settings stand in {@code footbridge-it-events.yaml}. */
@Configuration(proxyBeanMethods = false)
@Import({GatewayConfiguration.class, ItEventsConfiguration.ItGateway.class, DispatchConfiguration.class})
public class ItEventsConfiguration {

    static final class ItGateway implements BeanRegistrar {
        @Override
        public void register(BeanRegistry registry, Environment environment) {
            registry.register(new PrefixConfiguration(Gateway.IT));
        }
    }
}
