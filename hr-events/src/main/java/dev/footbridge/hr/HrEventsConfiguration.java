package dev.footbridge.hr;

import dev.footbridge.gateway.Gateway;
import dev.footbridge.gateway.GatewayConfiguration;
import dev.footbridge.gateway.PrefixConfiguration;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** The gateway of HR systems; its settings stand in {@code footbridge-hr-events.yaml}. */
@Configuration(proxyBeanMethods = false)
@Import({GatewayConfiguration.class, HrEventsConfiguration.HrGateway.class})
public class HrEventsConfiguration {

    static final class HrGateway implements BeanRegistrar {
        @Override
        public void register(BeanRegistry registry, Environment environment) {
            registry.register(new PrefixConfiguration(Gateway.HR));
        }
    }
}
