package dev.footbridge.bridge.person;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an employment is, as the source told it.
 *
 * @param type employee, contractor, intern, temporary or other
 * @param manager the manager's worker number in the same source, as a token
 * @param fte share of full time, as the source wrote it
 */
public record EmploymentDetails(
        @Nullable String type,
        @Nullable String title,
        @Nullable String roleFamily,
        @Nullable String department,
        @Nullable String location,
        @Nullable String manager,
        @Nullable String costCentre,
        @Nullable String legalEntity,
        @Nullable Double fte) {

    public static final EmploymentDetails NONE =
            new EmploymentDetails(null, null, null, null, null, null, null, null, null);

    /** The details after a move; an empty text clears a field, a field of no name we know changes nothing. */
    public EmploymentDetails with(Map<String, String> changes) {
        var fields = fields();
        fields.replaceAll((field, value) -> changes.getOrDefault(field, value));
        return of(fields);
    }

    /** From texts by field name; what is missing or empty is unknown. */
    public static EmploymentDetails of(Map<String, String> fields) {
        var fte = text(fields, "fte");
        return new EmploymentDetails(
                text(fields, "type"),
                text(fields, "title"),
                text(fields, "roleFamily"),
                text(fields, "department"),
                text(fields, "location"),
                text(fields, "manager"),
                text(fields, "costCentre"),
                text(fields, "legalEntity"),
                fte == null ? null : Double.valueOf(fte));
    }

    /** Every field by its name in the contract; unknown ones are empty. */
    public Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("type", orEmpty(type));
        fields.put("title", orEmpty(title));
        fields.put("roleFamily", orEmpty(roleFamily));
        fields.put("department", orEmpty(department));
        fields.put("location", orEmpty(location));
        fields.put("manager", orEmpty(manager));
        fields.put("costCentre", orEmpty(costCentre));
        fields.put("legalEntity", orEmpty(legalEntity));
        fields.put("fte", fte == null ? "" : fte.toString());
        return fields;
    }

    private static @Nullable String text(Map<String, String> fields, String name) {
        var value = fields.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
