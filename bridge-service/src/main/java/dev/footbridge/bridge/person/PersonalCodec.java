package dev.footbridge.bridge.person;

import dev.footbridge.schemas.fact.IdentifierKind;
import dev.footbridge.schemas.fact.Personal;
import dev.footbridge.schemas.fact.RawIdentifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names and identifiers by field. A raw identifier is filed under what it is ({@code identifier/KIND/namespace/token of
 * the worker number}), never under its value: field names may be seen where values may not.
 */
public final class PersonalCodec {
    private static final String IDENTIFIER = "identifier/";

    private PersonalCodec() {}

    /** @param changed names of fields that were told anew; without a value they are empty now */
    static PersonalData of(@Nullable Personal personal, List<String> changed, @Nullable WorkerKey worker) {
        if (personal == null) {
            return PersonalData.NONE;
        }
        var values = new HashMap<String, String>();
        changed.forEach(field -> values.put(field, ""));
        put(values, "givenName", personal.getGivenName());
        put(values, "familyName", personal.getFamilyName());
        put(values, "preferredName", personal.getPreferredName());
        put(values, "workEmail", personal.getWorkEmail());
        put(values, "username", personal.getUsername());
        personal.getIdentifiers().forEach(raw -> values.put(fieldOf(raw, worker), raw.getValue()));
        return new PersonalData(values);
    }

    /** As it is announced, with bridge.people.v1 alone. */
    public static @Nullable Personal record(PersonalData personal) {
        var values = personal.values();
        if (values.isEmpty()) {
            return null;
        }
        var identifiers = new ArrayList<RawIdentifier>();
        values.forEach((field, value) -> {
            if (field.startsWith(IDENTIFIER) && !value.isEmpty()) {
                var parts = field.split("/", 4);
                identifiers.add(new RawIdentifier(IdentifierKind.valueOf(parts[1]), parts[2], value));
            }
        });
        return Personal.newBuilder()
                .setIdentifiers(identifiers)
                .setGivenName(text(values, "givenName"))
                .setFamilyName(text(values, "familyName"))
                .setPreferredName(text(values, "preferredName"))
                .setWorkEmail(text(values, "workEmail"))
                .setUsername(text(values, "username"))
                .build();
    }

    private static String fieldOf(RawIdentifier raw, @Nullable WorkerKey worker) {
        var isWorkers = raw.getKind() == IdentifierKind.WORKER_NUMBER && worker != null;
        return IDENTIFIER + raw.getKind() + "/" + raw.getNamespace().replace('/', '_') + "/"
                + (isWorkers ? worker.token() : "");
    }

    private static @Nullable String text(Map<String, String> values, String field) {
        var value = values.get(field);
        return value == null || value.isEmpty() ? null : value;
    }

    private static void put(Map<String, String> values, String field, @Nullable String value) {
        if (value != null) {
            values.put(field, value);
        }
    }
}
