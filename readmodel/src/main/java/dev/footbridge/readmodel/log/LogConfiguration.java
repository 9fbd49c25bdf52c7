package dev.footbridge.readmodel.log;

import dev.footbridge.schemas.registry.Patience;
import dev.footbridge.schemas.registry.RegistryClient;
import dev.footbridge.schemas.token.Tokens;
import dev.footbridge.schemas.topic.Topics;
import dev.footbridge.schemas.wire.ConfluentWire;
import dev.footbridge.schemas.wire.SerializerWire;
import dev.footbridge.schemas.wire.Wire;
import java.util.HashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans every part shares: the wire format, the registry, tokens. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({KafkaProperties.class, RegistryProperties.class})
public class LogConfiguration {

    @Bean
    RegistryClient registryClient(RegistryProperties registry) {
        return new RegistryClient(registry.settings());
    }

    /** Warmed up at start: a registry that stays away then stops the start, one that goes away later is not missed. */
    @Bean
    Wire wire(RegistryProperties registry, RegistryClient client) {
        if (registry.serializer() != null && registry.deserializer() != null) {
            var settings = new HashMap<String, Object>(registry.properties());
            settings.putIfAbsent("schema.registry.url", registry.url().toString());
            return new SerializerWire(registry.serializer(), registry.deserializer(), settings);
        }
        var wire = new ConfluentWire(client);
        wire.warmUp(Topics.ALL, Patience.of(registry.patience()));
        return wire;
    }

    @Bean
    Tokens tokens(@Value("${footbridge.tokens.pepper}") String pepper) {
        return new Tokens(pepper);
    }
}
