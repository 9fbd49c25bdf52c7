package dev.footbridge.standalone.acceptance;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events of HR with a canary in every field the published schemas mark as HR's alone. A field that is marked later gets
 * one by itself; an event that first gets such a field has to be added to {@link #base}.
 */
final class Canaries {
    static final String MARK = "x-for-hr-alone";
    static final String FAMILY = "Canaryson";
    static final LocalDate START = LocalDate.now().plusDays(10);

    /** What a field of fixed words says: it is looked for as well, where no schema lists those words. */
    static final String WORD = "dismissal";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Caller caller;
    private final List<String> canaries = new ArrayList<>();
    private final Map<String, ObjectNode> data = new TreeMap<>();

    Canaries(Caller caller) {
        this.caller = caller;
        for (var address : schemas()) {
            var schema = schema(address);
            var marked = new TreeMap<String, JsonNode>();
            collect(schema.at("/properties/data"), "", marked);
            marked.values().removeIf(field -> !field.has(MARK));
            if (!marked.isEmpty()) {
                var type = address.replaceAll(".*/|\\.v1\\.json", "");
                var event = (ObjectNode) JSON.readTree(base(type));
                marked.forEach((pointer, field) -> set(event, pointer, canary(type, pointer, field)));
                data.put(type, event);
            }
        }
    }

    /** By type, what an event of it tells. */
    Map<String, ObjectNode> data() {
        return data;
    }

    List<String> canaries() {
        return canaries;
    }

    /** As it is written, in base 64 wherever it may begin there, or in hexadecimal digits. */
    static boolean isIn(String text, String canary) {
        if (text.contains(canary)) {
            return true;
        }
        var bytes = canary.getBytes(StandardCharsets.UTF_8);
        for (var before = 0; before < 3; before++) {
            var padded = new byte[before + bytes.length];
            System.arraycopy(bytes, 0, padded, before, bytes.length);
            var encoded = Base64.getEncoder().withoutPadding().encodeToString(padded);
            // the first and the last digit hold bits of what stands before and after
            if (text.contains(encoded.substring(before == 0 ? 0 : before + 1, encoded.length() - 1))) {
                return true;
            }
        }
        return text.contains(HexFormat.of().formatHex(bytes));
    }

    private static String base(String type) {
        return switch (type) {
            case "worker-hired" -> """
                {"workerNumber":"E-6001","person":{"givenName":"Mara","familyName":"%s","workEmail":"mara@example.com"},
                 "employment":{"type":"employee","title":"Account Executive","department":"Sales","location":"DE-BER",
                 "manager":"E-0007"},"startDate":"%s"}""".formatted(FAMILY, START);
            case "person-changed" -> """
                {"workerNumber":"E-6001","effectiveDate":"%s","person":{"preferredName":"Mia"}}""".formatted(START);
            case "absence-started" -> """
                {"workerNumber":"E-6001","from":"%s"}""".formatted(START.plusDays(20));
            case "worker-left" -> """
                {"workerNumber":"E-6001","lastWorkingDay":"%s"}""".formatted(START.plusDays(40));
            case "feedback-given" -> """
                {"workerNumber":"E-6001","about":"onboarding","score":2}""";
            default ->
                throw new IllegalStateException(
                        "Expected an event of %s to put a canary into, but there is none".formatted(type));
        };
    }

    private String canary(String type, String pointer, JsonNode field) {
        if (field.has("enum")) {
            return WORD;
        }
        var canary = "canary-" + type + pointer.replace('/', '-') + "-7f3a";
        canaries.add(canary);
        return field.path("$ref").asString("").endsWith("/email") ? canary + "@example.com" : canary;
    }

    private static void set(ObjectNode event, String pointer, String value) {
        var last = pointer.lastIndexOf('/');
        ((ObjectNode) event.at(pointer.substring(0, last))).put(pointer.substring(last + 1), value);
    }

    private List<String> schemas() {
        var all = new TreeSet<String>();
        caller.get("hr", "/events/schemas").json().forEach(address -> all.add(address.asString()));
        all.removeIf(address -> !address.startsWith("/events/schemas/hr/"));
        return List.copyOf(all);
    }

    private JsonNode schema(String address) {
        return caller.get("hr", address).json();
    }

    private void collect(JsonNode object, String pointer, Map<String, JsonNode> fields) {
        object.path("properties").properties().forEach(field -> {
            fields.put(pointer + "/" + field.getKey(), field.getValue());
            var reference = field.getValue().path("$ref").asString("");
            if (!reference.isEmpty()) {
                var common = schema("/events/schemas/common.v1.json");
                collect(
                        common.at(reference.substring(reference.indexOf('#') + 1)),
                        pointer + "/" + field.getKey(),
                        fields);
            } else {
                collect(field.getValue(), pointer + "/" + field.getKey(), fields);
            }
        });
    }
}
