package dev.footbridge.bridge.read;

import dev.footbridge.schemas.bridge.Basis;
import dev.footbridge.schemas.bridge.ChecklistSnapshot;
import dev.footbridge.schemas.bridge.ChecklistStatus;
import dev.footbridge.schemas.bridge.EmploymentSnapshot;
import dev.footbridge.schemas.bridge.Evidence;
import dev.footbridge.schemas.bridge.FeedEntry;
import dev.footbridge.schemas.bridge.PersonSnapshot;
import dev.footbridge.schemas.bridge.PersonStatus;
import dev.footbridge.schemas.bridge.ReviewItemSnapshot;
import dev.footbridge.schemas.bridge.ReviewSnapshot;
import dev.footbridge.schemas.bridge.TaskSnapshot;
import dev.footbridge.schemas.bridge.TaskStatus;
import dev.footbridge.schemas.bridge.Wording;
import dev.footbridge.schemas.fact.EmploymentDetails;
import dev.footbridge.schemas.fact.IdentifierKind;
import dev.footbridge.schemas.fact.Personal;
import dev.footbridge.schemas.fact.RawIdentifier;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Announcements as the topology makes them. */
public final class Announced {
    private static final String SOURCE = "acme-hris";
    private static final Basis BASIS = new Basis(Instant.parse("2026-11-28T14:03:11Z"), 1, 1, "sha256:0");

    private Announced() {}

    public static PersonSnapshot person(String number, String given, String family, @Nullable String manager) {
        return person(number, given, family, manager, 1, "Sales", List.of());
    }

    public static PersonSnapshot person(
            String number,
            String given,
            String family,
            @Nullable String manager,
            long revision,
            String department,
            List<String> formerIds) {
        return PersonSnapshot.newBuilder()
                .setId(id(number))
                .setFormerIds(formerIds)
                .setRevision(revision)
                .setStatus(PersonStatus.EXPECTED)
                .setEmployments(List.of(EmploymentSnapshot.newBuilder()
                        .setId("e-" + number)
                        .setSource(SOURCE)
                        .setWorker(token(number))
                        .setStartDate(LocalDate.parse("2026-12-01"))
                        .setDetails(EmploymentDetails.newBuilder()
                                .setDepartment(department)
                                .setLocation("DE-BER")
                                .setTitle("Account Executive")
                                .setManager(manager == null ? null : token(manager))
                                .build())
                        .build()))
                .setProjects(List.of("atlas"))
                .setBasis(BASIS)
                .setPersonal(Personal.newBuilder()
                        .setIdentifiers(List.of(new RawIdentifier(IdentifierKind.WORKER_NUMBER, SOURCE, number)))
                        .setGivenName(given)
                        .setFamilyName(family)
                        .build())
                .build();
    }

    public static String id(String number) {
        return "p-" + number;
    }

    private static String token(String number) {
        return ReadSide.TOKENS.workerNumber(SOURCE, number).getToken();
    }

    public static ChecklistSnapshot onboarding(String number, long revision, TaskSnapshot... tasks) {
        return ChecklistSnapshot.newBuilder()
                .setId("c-" + number)
                .setChecklist("onboarding")
                .setWording(wording("checklist/onboarding"))
                .setPerson(id(number))
                .setEmployment("e-" + number)
                .setRevision(revision)
                .setStatus(ChecklistStatus.OPEN)
                .setAnchor(LocalDate.parse("2026-12-01"))
                .setPolicyVersion(1)
                .setBasis(BASIS)
                .setTasks(List.of(tasks))
                .build();
    }

    public static TaskSnapshot task(String id, String owner, TaskStatus status, @Nullable String due) {
        return TaskSnapshot.newBuilder()
                .setId(id)
                .setWording(wording("task/onboarding/" + id))
                .setOwner(owner)
                .setStatus(status)
                .setDue(due == null ? null : Instant.parse(due))
                .build();
    }

    /** Of project atlas; about somebody only where there is a number. */
    public static ReviewSnapshot review(String number, long revision, ReviewItemSnapshot... items) {
        var open = List.of(items).stream().anyMatch(item -> item.getStatus().equals("open"));
        return ReviewSnapshot.newBuilder()
                .setId("r-" + number)
                .setPerson(id(number))
                .setRevision(revision)
                .setStatus(open ? "open" : "done")
                .setReviewer(items[0].getReviewer())
                .setDue(Instant.parse("2026-12-08T22:59:59Z"))
                .setBasis(BASIS)
                .setItems(List.of(items))
                .build();
    }

    /** @param reviewer a worker number, or as it is announced */
    public static ReviewItemSnapshot item(String system, String right, String status, String reviewer) {
        return ReviewItemSnapshot.newBuilder()
                .setId("i-" + right)
                .setSystem(system)
                .setEntitlement(right)
                .setReasons(List.of("move"))
                .setStatus(status)
                .setReviewer(reviewer.contains(":") ? reviewer : "worker:" + token(reviewer))
                .setAsked(Instant.parse("2026-12-01T00:00:00Z"))
                .setSince(Instant.parse("2026-01-10T09:00:00Z"))
                .setWhy(new Wording("held/birthright", Map.of("entitlement", system + "/" + right)))
                .setEvidence(new Evidence("g-77", "okta-main", Instant.parse("2026-01-10T09:00:00Z")))
                .setRisk(right.equals("admin") ? "high" : "low")
                .setPrivileged(right.equals("admin"))
                .build();
    }

    public static FeedEntry entry(
            String id, String kind, String at, @Nullable String number, Map<String, String> args) {
        return entry("atlas", id, kind, at, number, args);
    }

    public static FeedEntry entry(
            String project, String id, String kind, String at, @Nullable String number, Map<String, String> args) {
        return FeedEntry.newBuilder()
                .setId(UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8))
                        .toString())
                .setProject(project)
                .setKind(kind)
                .setAt(Instant.parse(at))
                .setRecorded(Instant.parse(at))
                .setWording(new Wording("feed/" + kind, args))
                .setPerson(number == null ? null : id(number))
                .setEventId("e-" + id)
                .setRevision(1)
                .setBasis(BASIS)
                .build();
    }

    private static Wording wording(String key) {
        return new Wording(key, Map.of());
    }
}
