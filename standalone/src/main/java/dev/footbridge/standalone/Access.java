package dev.footbridge.standalone;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How people and systems get in: written once, then the user's to change. Only the addresses follow the port.
 *
 * @param accounts by name; the role is the name in capitals
 * @param sources by name, which is the last part of their address
 */
public record Access(String url, Map<String, Account> accounts, Map<String, Source> sources) {
    /** So that the sample policy can be tried with groups as an Okta might have them. */
    private static final Map<String, String> GROUPS_OF_THE_SAMPLE = groupsOfTheSample();

    /** @param person the worker number this account stands for: nobody decides about their own access (R24) */
    public record Account(String password, String token, String person) {}

    /**
     * @param names from the vendor's names to ours, and
     * @param settings as the connector asks for them: see {@code docs/connectors.md}
     */
    public record Source(
            String url, String connector, String secret, Map<String, String> names, Map<String, String> settings) {
        Source(String url, String connector, String secret) {
            this(url, connector, secret, Map.of(), Map.of());
        }

        public Source {
            names.keySet().stream()
                    .filter(name -> name.isBlank() || name.contains("[") || name.contains("]"))
                    .findFirst()
                    .ifPresent(name -> {
                        throw new StartRefused(
                                "Expected names without brackets, but one is %s. Use the id.".formatted(name));
                    });
            String path = URI.create(url).getPath();
            if (!path.startsWith("/hr/webhooks/") && !path.startsWith("/it/webhooks/")) {
                throw new StartRefused(
                        "Expected the address of a source to lead to /hr/webhooks/ or /it/webhooks/, but it is " + url);
            }
        }

        /** Which gateway hears it: {@code hr} or {@code it}. */
        String prefix() {
            return URI.create(url).getPath().substring(1, 3);
        }

        /** At separate services each side has a port of its own. */
        private String baseOfItsService() {
            return "http://localhost:" + (prefix().equals("hr") ? 8091 : 8092);
        }

        Source at(String base) {
            return new Source(base + URI.create(url).getPath(), connector, secret, names, settings);
        }
    }

    /** What the file says, with what came since it was written: addresses follow the port, new sources are added. */
    static Access in(Path file, String url) {
        return in(file, url, generated(url));
    }

    static Access in(Path file, String url, Access generated) {
        return in(file, generated, written -> written.at(url));
    }

    /** The same, where each service has the address it has by itself. */
    static Access ofServicesIn(Path file) {
        return in(file, generated("http://localhost:8080").atServices(), Access::atServices);
    }

    private static Access in(Path file, Access generated, UnaryOperator<Access> moved) {
        Access written = PrivateJsonCodec.readOrCreate(file, Access.class, () -> generated, Access::complete);
        Access now = moved.apply(written).withNew(generated);
        if (!now.equals(written)) {
            PrivateJsonCodec.write(file, now);
        }
        return now;
    }

    /** Before there were names, nobody wrote any. */
    private static void complete(JsonNode written) {
        for (JsonNode source : written.path("sources")) {
            if (source instanceof ObjectNode fields) {
                for (String added : List.of("names", "settings")) {
                    if (!fields.has(added)) {
                        fields.putObject(added);
                    }
                }
            }
        }
    }

    static Access generated(String url) {
        Map<String, Account> accounts = new LinkedHashMap<>();
        accounts.put("hr", account("E-0002"));
        accounts.put("it", account("E-0003"));
        accounts.put("manager", account("E-0007"));
        accounts.put("auditor", account("E-0005"));
        accounts.put("admin", account("E-0004"));
        Map<String, Source> sources = new LinkedHashMap<>();
        sources.put("bamboohr", new Source(url + "/hr/webhooks/bamboohr", "bamboohr", RandomText.hex(32)));
        sources.put(
                "acme-hris",
                new Source(url + "/hr/webhooks/acme-hris", "standard-webhooks", "whsec_" + RandomText.base64(32)));
        sources.put(
                "okta-main",
                new Source(
                        url + "/it/webhooks/okta-main",
                        "okta",
                        RandomText.base64Url(32),
                        GROUPS_OF_THE_SAMPLE,
                        Map.of("system", "directory")));
        sources.put("jira-desk", new Source(url + "/it/webhooks/jira-desk", "jira", RandomText.hex(32)));
        sources.put(
                "it-tools",
                new Source(url + "/it/webhooks/it-tools", "standard-webhooks", "whsec_" + RandomText.base64(32)));
        return new Access(url, accounts, sources);
    }

    /** With what its Jira calls service and severity, so that closed incidents are told as well. */
    static Access generatedForTheDemo(String url) {
        Access access = generated(url);
        Map<String, Source> sources = new LinkedHashMap<>(access.sources());
        sources.computeIfPresent(
                "jira-desk",
                (name, jira) -> new Source(
                        jira.url(),
                        jira.connector(),
                        jira.secret(),
                        jira.names(),
                        Map.of("service", "customfield_10050", "severity", "priority")));
        return new Access(url, access.accounts(), sources);
    }

    /** With the sources that came since this file was written; what is there stays as it is. */
    Access withNew(Access generated) {
        Map<String, Source> all = new LinkedHashMap<>(sources);
        generated.sources().forEach(all::putIfAbsent);
        return new Access(url, accounts, all);
    }

    private static Account account(String person) {
        return new Account(RandomText.base64Url(18), "fb_" + RandomText.base64Url(32), person);
    }

    private static Map<String, String> groupsOfTheSample() {
        Map<String, String> groups = new LinkedHashMap<>();
        groups.put("Everyone", "");
        groups.put("Company Directory", "directory/account");
        groups.put("CRM Users", "crm/user");
        groups.put("CRM Admins", "crm/admin");
        groups.put("Mail Users", "mail/mailbox");
        groups.put("Developers", "code/developer");
        groups.put("Cloud Developers", "cloud/developer");
        groups.put("Accountants", "erp/accountant");
        return groups;
    }

    private Access atServices() {
        Map<String, Source> moved = new LinkedHashMap<>();
        sources.forEach((name, source) -> moved.put(name, source.at(source.baseOfItsService())));
        return new Access("http://localhost:8080", accounts, moved);
    }

    Access at(String newUrl) {
        Map<String, Source> moved = new LinkedHashMap<>();
        sources.forEach((name, source) -> moved.put(name, source.at(newUrl)));
        return new Access(newUrl, accounts, moved);
    }
}
