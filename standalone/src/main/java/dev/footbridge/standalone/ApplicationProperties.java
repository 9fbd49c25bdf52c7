package dev.footbridge.standalone;

import dev.footbridge.standalone.embedded.Infrastructure;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What the modules are told: addresses of the parts, secrets, accounts and sources, in their own words. */
final class ApplicationProperties {
    private ApplicationProperties() {}

    static Map<String, Object> of(
            Infrastructure.Addresses parts, Home home, Path policies, int port, Secrets secrets, Access access) {
        Map<String, Object> all = ofAnyProcess(parts, policies, secrets);
        all.put("server.port", port);
        all.put("server.tomcat.basedir", home.directory().resolve("tomcat").toString());
        all.put("footbridge.bridge.state", home.directory().resolve("streams").toString());
        all.putAll(accountsAndSources(access));
        return all;
    }

    /** What every process on these parts is told, whichever modules run in it. */
    static Map<String, Object> ofAnyProcess(Infrastructure.Addresses parts, Path policies, Secrets secrets) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("server.address", "127.0.0.1");
        all.put("footbridge.kafka.bootstrap-servers", parts.bootstrapServers());
        all.put("footbridge.registry.url", parts.registry().toString());
        all.put("spring.datasource.url", parts.databaseUrl());
        all.put("spring.datasource.username", parts.databaseUser());
        all.put("spring.datasource.password", parts.databasePassword());
        all.put("footbridge.tokens.pepper", secrets.pepper());
        all.put("footbridge.stream.key", secrets.streamKey());
        all.put("footbridge.policies", policies.toString());
        all.put("footbridge.topics.partitions", Groundwork.PARTITIONS);
        all.put("footbridge.topics.replication", 1);
        return all;
    }

    static Map<String, Object> accountsAndSources(Access access) {
        Map<String, Object> all = new LinkedHashMap<>();
        access.accounts().forEach((name, account) -> addAccount(all, name, account));
        access.sources().forEach((name, source) -> addSource(all, name, source));
        return all;
    }

    private static void addAccount(Map<String, Object> all, String name, Access.Account account) {
        String prefix = "footbridge.accounts." + name + ".";
        all.put(prefix + "token", account.token());
        all.put(prefix + "password", account.password());
        all.put(prefix + "role", name.toUpperCase(Locale.ROOT));
        all.put(prefix + "person", account.person());
    }

    private static void addSource(Map<String, Object> all, String name, Access.Source source) {
        String prefix = "footbridge.sources." + name + ".";
        all.put(prefix + "prefix", source.prefix());
        all.put(prefix + "connector", source.connector());
        all.put(prefix + "secrets[0]", source.secret());
        source.names().forEach((from, to) -> all.put(prefix + "names.[" + from + "]", to));
        source.settings().forEach((setting, value) -> all.put(prefix + "settings." + setting, value));
    }
}
