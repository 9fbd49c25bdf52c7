package dev.footbridge.gateway.canonical;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of fact a source can tell (DOMAIN §2); {@code dev.footbridge.<hr|it>.<fact in kebab-case>.v1} by type. */
public enum FactType {
    WORKER_HIRED("hr"),
    WORKER_MOVED("hr"),
    WORKER_LEFT("hr"),
    HIRE_RESCINDED("hr"),
    DEPARTURE_WITHDRAWN("hr"),
    ABSENCE_STARTED("hr"),
    ABSENCE_ENDED("hr"),
    PERSON_CHANGED("hr"),
    PERSONS_LINKED("hr"),
    PROJECT_JOINED("hr"),
    PROJECT_LEFT("hr"),
    ROLLOUT_ANNOUNCED("hr"),
    RECOGNITION_GIVEN("hr"),
    FEEDBACK_GIVEN("hr"),
    ACCESS_GRANTED("it"),
    ACCESS_REVOKED("it"),
    ACCESS_USED("it"),
    ACCESS_LISTED("it"),
    ACCOUNT_CREATED("it"),
    ACCOUNT_DISABLED("it"),
    ASSET_ASSIGNED("it"),
    ASSET_RETURNED("it"),
    TASK_REPORTED("it"),
    INCIDENT_CLOSED("it"),
    PROBLEM_PREVENTED("it"),
    CHANGE_RELEASED("it");

    private final String prefix;
    private final String kebab;

    FactType(String prefix) {
        this.prefix = prefix;
        this.kebab = name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Which gateway hears it. */
    public String prefix() {
        return prefix;
    }

    public String kebab() {
        return kebab;
    }

    /** As CloudEvents have it. */
    public String type() {
        return "dev.footbridge." + prefix + "." + kebab + ".v1";
    }

    public static Optional<FactType> ofType(String type) {
        return Arrays.stream(values()).filter(fact -> fact.type().equals(type)).findFirst();
    }

    public static List<FactType> of(String prefix) {
        return Arrays.stream(values())
                .filter(fact -> fact.prefix.equals(prefix))
                .toList();
    }
}
