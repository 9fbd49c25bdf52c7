package dev.footbridge.standalone.demo;

import dev.footbridge.standalone.demo.Cast.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The cast as {@code cast.yaml} has it, with its days. */
final class CastReader {
    private static final List<String> LISTS = List.of("access", "projects");

    private final JsonNode file;
    private final Calendar calendar;

    private CastReader(JsonNode file, Calendar calendar) {
        this.file = file;
        this.calendar = calendar;
    }

    static Cast read(Calendar calendar) {
        var reader = new CastReader(StoryReader.file("cast.yaml"), calendar);
        return new Cast(reader.people("company"), reader.people("newcomers"));
    }

    private List<Person> people(String group) {
        return file.path(group).properties().stream()
                .map(entry -> person(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Person person(String number, JsonNode written) {
        var words = new TreeMap<String, String>();
        words.put("number", number);
        words.put("manager", "");
        words.put("email", address(written));
        written.properties().stream()
                .filter(field -> !LISTS.contains(field.getKey()))
                .forEach(field -> words.put(field.getKey(), field.getValue().asString()));
        words.put("hired", calendar.day(written.path("hired").asString()).toString());
        return new Person(words, access(written), roles(written));
    }

    private static String address(JsonNode written) {
        var name = written.path("givenName").asString() + "."
                + written.path("familyName").asString();
        return name.toLowerCase(Locale.ROOT) + "@example.com";
    }

    private List<String> access(JsonNode written) {
        var all = new ArrayList<String>();
        var ofDepartment = file.path("access").path(written.path("department").asString());
        for (var list : List.of(file.path("access").path("everyone"), ofDepartment, written.path("access"))) {
            list.forEach(entitlement -> all.add(entitlement.asString()));
        }
        return all;
    }

    private static Map<String, String> roles(JsonNode written) {
        var roles = new TreeMap<String, String>();
        written.path("projects")
                .properties()
                .forEach(project ->
                        roles.put(project.getKey(), project.getValue().asString()));
        return roles;
    }
}
