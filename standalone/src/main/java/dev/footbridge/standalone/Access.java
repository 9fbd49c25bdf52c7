package dev.footbridge.standalone;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How people and systems get in: written once, then the user's to change. Only the addresses follow the port.
 *
 * @param accounts by name; the role is the name in capitals
 * @param sources by name, which is the last part of their address
 */
record Access(String url, Map<String, Account> accounts, Map<String, Source> sources) {

    /** @param person the worker number this account stands for: nobody decides about their own access (R24) */
    record Account(String password, String token, String person) {}

    record Source(String url, String connector, String secret) {
        public Source {
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

        Source at(String base) {
            return new Source(base + URI.create(url).getPath(), connector, secret);
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
        return new Access(url, accounts, sources);
    }

    private static Account account(String person) {
        return new Account(RandomText.base64Url(18), "fb_" + RandomText.base64Url(32), person);
    }

    Access at(String newUrl) {
        Map<String, Source> moved = new LinkedHashMap<>();
        sources.forEach((name, source) -> moved.put(name, source.at(newUrl)));
        return new Access(newUrl, accounts, moved);
    }
}
