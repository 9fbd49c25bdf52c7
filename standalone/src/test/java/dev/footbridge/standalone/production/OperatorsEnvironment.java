package dev.footbridge.standalone.production;

import dev.footbridge.readmodel.log.KafkaProperties;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** What a service makes of the variables an operator gave it. */
public final class OperatorsEnvironment {
    private OperatorsEnvironment() {}

    public static KafkaProperties kafka(Map<String, String> variables) {
        var environment = new StandardEnvironment();
        var name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        environment
                .getPropertySources()
                .replace(name, new SystemEnvironmentPropertySource(name, new HashMap<>(variables)));
        ConfigurationPropertySources.attach(environment);
        return Binder.get(environment)
                .bind("footbridge.kafka", KafkaProperties.class)
                .get();
    }
}
