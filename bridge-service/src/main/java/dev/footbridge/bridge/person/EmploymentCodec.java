package dev.footbridge.bridge.person;

import dev.footbridge.schemas.fact.EmploymentDetails;
import dev.footbridge.schemas.fact.EmploymentType;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Details of an employment, by field name: only what was told; an empty text is a field told to be empty now. */
public final class EmploymentCodec {
    private EmploymentCodec() {}

    static Map<String, String> told(EmploymentDetails details) {
        var fields = new HashMap<String, String>();
        put(fields, "type", details.getType() == null ? null : word(details.getType()));
        put(fields, "title", details.getTitle());
        put(fields, "roleFamily", details.getRoleFamily());
        put(fields, "department", details.getDepartment());
        put(fields, "location", details.getLocation());
        put(fields, "manager", details.getManager());
        put(fields, "costCentre", details.getCostCentre());
        put(fields, "legalEntity", details.getLegalEntity());
        put(fields, "fte", details.getFte() == null ? null : details.getFte().toString());
        details.getCleared().forEach(field -> fields.put(field, ""));
        return fields;
    }

    /** The details as they are announced. */
    public static EmploymentDetails record(dev.footbridge.bridge.person.EmploymentDetails details) {
        return EmploymentDetails.newBuilder()
                .setType(details.type() == null ? null : type(details.type()))
                .setTitle(details.title())
                .setRoleFamily(details.roleFamily())
                .setDepartment(details.department())
                .setLocation(details.location())
                .setManager(details.manager())
                .setCostCentre(details.costCentre())
                .setLegalEntity(details.legalEntity())
                .setFte(details.fte())
                .build();
    }

    private static String word(EmploymentType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    private static EmploymentType type(String word) {
        try {
            return EmploymentType.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return EmploymentType.OTHER; // the schema's own default for a kind it does not know
        }
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
