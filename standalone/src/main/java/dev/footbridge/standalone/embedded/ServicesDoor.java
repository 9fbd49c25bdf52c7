package dev.footbridge.standalone.embedded;

import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * A second way into the broker, for services: each signs in with a name and a password of its own, and may do there what it
 * has the right to. At the first one everybody on this machine may do anything, as without it.
 *
 * @param passwords of each name
 */
public record ServicesDoor(Map<String, String> passwords) {
    private static final String NAME = "SERVICES";

    /** A broker of any other ports with this one. */
    public Properties openedAt(int port) {
        Properties settings = BrokerSettings.listening(Ports.anyFree(), Ports.anyFree());
        openIn(settings, port);
        return settings;
    }

    void openIn(Properties settings, int port) {
        String address = "," + NAME + "://127.0.0.1:" + port;
        settings.merge("listeners", address, ServicesDoor::joined);
        settings.merge("advertised.listeners", address, ServicesDoor::joined);
        settings.merge("listener.security.protocol.map", "," + NAME + ":SASL_PLAINTEXT", ServicesDoor::joined);
        settings.put("listener.name.services.sasl.enabled.mechanisms", "PLAIN");
        settings.put("listener.name.services.plain.sasl.jaas.config", signIns());
        settings.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        settings.put("allow.everyone.if.no.acl.found", "false");
        settings.put("super.users", "User:ANONYMOUS");
    }

    private static Object joined(Object one, Object other) {
        return one.toString() + other;
    }

    private String signIns() {
        return passwords.entrySet().stream()
                .map(one -> " user_%s=\"%s\"".formatted(one.getKey(), one.getValue()))
                .collect(Collectors.joining(
                        "", "org.apache.kafka.common.security.plain.PlainLoginModule required", ";"));
    }

    @Override
    public String toString() {
        return "ServicesDoor" + passwords.keySet(); // never the passwords
    }
}
