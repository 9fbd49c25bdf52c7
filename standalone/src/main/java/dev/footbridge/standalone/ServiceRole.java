package dev.footbridge.standalone;

import dev.footbridge.bridge.BridgeApplication;
import dev.footbridge.hr.HrEventsApplication;
import dev.footbridge.it.ItEventsApplication;
import dev.footbridge.readmodel.service.OwnTables;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A service that is started by hand beside parts of ours, and whom it signs in as. */
record ServiceRole(String service, OwnTables tables) {
    static final List<ServiceRole> ALL = List.of(
            new ServiceRole("hr-events", HrEventsApplication.TABLES),
            new ServiceRole("it-events", ItEventsApplication.TABLES),
            new ServiceRole("bridge-service", BridgeApplication.TABLES));

    /** In PostgreSQL. */
    String databaseRole() {
        return service.replace('-', '_');
    }

    /** At the broker. */
    String principal() {
        return "User:" + service;
    }

    /** How it signs in to both. */
    Map<String, Object> settings(String brokerDoor, String password) {
        return Map.of(
                "footbridge.kafka.bootstrap-servers",
                brokerDoor,
                "footbridge.kafka.properties.security.protocol",
                "SASL_PLAINTEXT",
                "footbridge.kafka.properties.sasl.mechanism",
                "PLAIN",
                "footbridge.kafka.properties.sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"%s\";"
                        .formatted(service, password),
                "spring.datasource.username",
                databaseRole(),
                "spring.datasource.password",
                password);
    }

    /** What each signs in with: made once, so that services go on when the parts are started again. */
    record Passwords(Map<String, String> ofService) {
        static Passwords generated() {
            return new Passwords(
                    ALL.stream().collect(Collectors.toMap(ServiceRole::service, one -> RandomText.base64Url(24))));
        }

        String of(ServiceRole role) {
            return ofService.get(role.service());
        }
    }
}
