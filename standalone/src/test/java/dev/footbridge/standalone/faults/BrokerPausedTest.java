package dev.footbridge.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.hr.HrEventsConfiguration;
import dev.footbridge.schemas.deploy.Deployment;
import dev.footbridge.standalone.SharedInfrastructure;
import dev.footbridge.standalone.embedded.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/** A broker that answers nothing for a while: senders are told so in time, and nothing that was answered 2xx is lost. */
class BrokerPausedTest {
    private static final String TOKEN = "a token for this test alone";

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = Ports.anyFree();

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(HrEventsConfiguration.class)
    static class HrEventsAlone {}

    @Test
    void sendersAreToldAndNothingIsLost(@TempDir Path home) throws Exception {
        var parts = SharedInfrastructure.addresses();
        try (var broker = BrokerProcess.in(home.resolve("kafka"))) {
            Deployment.run(broker.bootstrapServers(), parts.registry(), 1, (short) 1);
            try (var gateway = gateway(broker)) {
                assertThat(gateway.isRunning()).isTrue();
                assertThat(sent("before").statusCode()).isEqualTo(202);

                broker.pause();
                var answer = sent("meanwhile");
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                broker.goOn();

                assertThat(sentUntilAccepted("meanwhile")).isEqualTo(202);
                assertThat(sentUntilAccepted("after")).isEqualTo(202);
                assertThat(onceOnTheLog(broker, parts.registry()))
                        .containsExactlyInAnyOrder("before", "meanwhile", "after");
            }
        }
    }

    /** Source event ids on the log; a time-out is not a no, so one may be there twice, but as one and the same fact. */
    private static Set<String> onceOnTheLog(BrokerProcess broker, URI registry) throws InterruptedException {
        var log = new LogReader(broker.bootstrapServers(), registry);
        var factsOf = new HashMap<String, Set<String>>();
        for (var tries = 0; factsOf.size() < 3 && tries < 100; tries++) {
            Thread.sleep(100);
            factsOf.clear();
            log.each("hr.events.v1", (key, record) -> {
                if (record.getSchema().getName().equals("WorkerHired")) {
                    var told = (GenericRecord) record.get("told");
                    factsOf.computeIfAbsent(told.get("sourceEventId").toString(), id -> new HashSet<>())
                            .add(told.get("eventId").toString());
                }
            });
        }
        assertThat(factsOf.values()).allSatisfy(facts -> assertThat(facts).hasSize(1));
        return factsOf.keySet();
    }

    private int sentUntilAccepted(String id) throws IOException, InterruptedException {
        var status = 0;
        for (var tries = 0; status != 202 && tries < 60; tries++) {
            status = sent(id).statusCode();
        }
        return status;
    }

    private HttpResponse<String> sent(String id) throws IOException, InterruptedException {
        var body = """
                {"specversion":"1.0","type":"dev.footbridge.hr.worker-hired.v1","source":"acme-hris","id":"%s",
                 "data":{"workerNumber":"P-1","person":{"givenName":"Pat"},"employment":{"department":"Sales"},
                   "startDate":"2027-03-01"}}""".formatted(id);
        return http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/hr/events"))
                        .header("Authorization", "Bearer " + TOKEN)
                        .header("Content-Type", "application/cloudevents+json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private ConfigurableApplicationContext gateway(BrokerProcess broker) {
        var parts = SharedInfrastructure.addresses();
        var application = new SpringApplication(HrEventsAlone.class);
        application.setDefaultProperties(Map.ofEntries(
                Map.entry("spring.config.name", "footbridge-hr-events"),
                Map.entry("spring.main.banner-mode", "off"),
                Map.entry("server.port", port),
                Map.entry("server.address", "127.0.0.1"),
                Map.entry("spring.datasource.url", parts.databaseUrl()),
                Map.entry("spring.datasource.username", parts.databaseUser()),
                Map.entry("spring.datasource.password", parts.databasePassword()),
                Map.entry("footbridge.kafka.bootstrap-servers", broker.bootstrapServers()),
                Map.entry("footbridge.registry.url", parts.registry().toString()),
                Map.entry("footbridge.tokens.pepper", "a pepper for this test alone"),
                Map.entry("footbridge.accounts.hr.role", "HR"),
                Map.entry("footbridge.accounts.hr.token", TOKEN)));
        return application.run();
    }
}
