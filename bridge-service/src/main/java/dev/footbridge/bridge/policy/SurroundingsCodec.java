package dev.footbridge.bridge.policy;

import static dev.footbridge.bridge.policy.NodeCodec.byId;
import static dev.footbridge.bridge.policy.NodeCodec.text;
import static dev.footbridge.bridge.policy.NodeCodec.texts;
import static dev.footbridge.bridge.policy.NodeCodec.words;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Places, projects and destinations of a policy document. */
final class SurroundingsCodec {

    private final Problems problems;
    private final HolidayCalendarReader calendars;

    SurroundingsCodec(Problems problems, HolidayCalendarReader calendars) {
        this.problems = problems;
        this.calendars = calendars;
    }

    Places places(JsonNode node) {
        var defaults = node.path("defaults");
        return new Places(
                byId(node.path("locations"), (id, place) -> place(place, "locations." + id)),
                defaults.isObject() ? place(defaults, "defaults") : new Place(ZoneOffset.UTC, ""));
    }

    Map<String, Project> projects(JsonNode node) {
        return byId(
                node,
                (id, project) -> new Project(
                        words(project.path("name")),
                        text(project.path("lead")),
                        texts(project.path("systems")),
                        texts(project.path("services"))));
    }

    Map<String, Destination> destinations(JsonNode node) {
        return byId(
                node,
                (id, destination) -> new Destination(
                        destination.path("mode").asString().equals("act"), texts(destination.path("systems"))));
    }

    Map<String, LocalDate> adopted(JsonNode node) {
        return byId(node, (source, date) -> date(date.asString(), "adopted." + source));
    }

    private Place place(JsonNode node, String at) {
        var holidays = node.path("holidays").asString("");
        problems.unless(
                holidays.isEmpty() || calendars.knows(holidays),
                "Expected a known calendar of holidays, but there is none named " + holidays,
                "places.yaml",
                at + ".holidays");
        return new Place(zone(node.path("zone").asString(), at), holidays);
    }

    private ZoneId zone(String zone, String at) {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            problems.add("Expected a time zone such as Europe/Berlin, but it is " + zone, "places.yaml", at + ".zone");
            return ZoneOffset.UTC;
        }
    }

    private LocalDate date(String date, String at) {
        try {
            return LocalDate.parse(date);
        } catch (DateTimeException unknown) {
            problems.add("Expected a day of the calendar, but it is " + date, "destinations.yaml", at);
            return LocalDate.MIN;
        }
    }
}
