package dev.footbridge.bridge.decision;

import dev.footbridge.readmodel.log.KafkaProperties;
import dev.footbridge.schemas.wire.Wire;
import java.time.InstantSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way of a decision to the log, and the doors it comes through. */
@Configuration(proxyBeanMethods = false)
public class DecisionConfiguration {

    @Bean(destroyMethod = "close")
    DecisionProducer decisionProducer(KafkaProperties kafka, Wire wire) {
        var settings = kafka.promptProducer();
        settings.put("client.id", "footbridge-decisions");
        return new DecisionProducer(
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer()),
                wire,
                InstantSource.system());
    }

    @Bean
    AnswerCodec decisionAnswers(@Value("${footbridge.stream.key}") String key) {
        return new AnswerCodec(key);
    }
}
