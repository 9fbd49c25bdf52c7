package dev.footbridge.gateway.verify;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The headers of one delivery, in order, names in lower case; a name may come more than once. */
public record Headers(List<Header> all) {

    public record Header(String name, String value) {
        public Header {
            name = name.toLowerCase(Locale.ROOT);
        }
    }

    public static final Headers NONE = new Headers(List.of());

    public Headers {
        all = List.copyOf(all);
    }

    public List<String> values(String name) {
        var wanted = name.toLowerCase(Locale.ROOT);
        return all.stream()
                .filter(header -> header.name().equals(wanted))
                .map(Header::value)
                .toList();
    }

    /** The value, if there is exactly one. */
    public Optional<String> only(String name) {
        var values = values(name);
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }
}
