package dev.footbridge.bridge.topology;

import dev.footbridge.schemas.fact.AccessGranted;
import dev.footbridge.schemas.fact.AccessRevoked;
import dev.footbridge.schemas.fact.AssetAssigned;
import dev.footbridge.schemas.fact.DepartureWithdrawn;
import dev.footbridge.schemas.fact.EmploymentDetails;
import dev.footbridge.schemas.fact.EmploymentType;
import dev.footbridge.schemas.fact.Identifier;
import dev.footbridge.schemas.fact.IdentifierKind;
import dev.footbridge.schemas.fact.Personal;
import dev.footbridge.schemas.fact.ProjectJoined;
import dev.footbridge.schemas.fact.RawIdentifier;
import dev.footbridge.schemas.fact.Told;
import dev.footbridge.schemas.fact.WorkerHired;
import dev.footbridge.schemas.fact.WorkerLeft;
import dev.footbridge.schemas.fact.WorkerMoved;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Facts as sources tell them, with real dates. */
final class Story {
    static final String HRIS = "acme-hris";
    static final Instant TOLD = Instant.parse("2026-11-20T09:00:00Z");

    private Story() {}

    static Told told(String id, int minute) {
        return new Told(id, HRIS, id, TOLD.plusSeconds(60L * minute), TOLD.plusSeconds(60L * minute + 1), 0);
    }

    static WorkerHired hired(String id, int minute, String worker, String start) {
        return hired(told(id, minute), worker, start);
    }

    /** Told in the same second as all of its kind, and on our log so many milliseconds later. */
    static WorkerHired hiredInThatSecond(String id, int milliseconds, String worker, String start) {
        return hired(new Told(id, HRIS, id, TOLD, TOLD.plusMillis(milliseconds), 0), worker, start);
    }

    private static WorkerHired hired(Told told, String worker, String start) {
        return WorkerHired.newBuilder()
                .setTold(told)
                .setAbout(about(worker))
                .setEmployment(EmploymentDetails.newBuilder()
                        .setType(EmploymentType.EMPLOYEE)
                        .setTitle("Account Executive")
                        .setDepartment("Sales")
                        .setLocation("DE-BER")
                        .build())
                .setStartDate(LocalDate.parse(start))
                .setPersonal(Personal.newBuilder()
                        .setIdentifiers(List.of(new RawIdentifier(IdentifierKind.WORKER_NUMBER, HRIS, worker)))
                        .setGivenName("Mara")
                        .setFamilyName("Quill")
                        .build())
                .build();
    }

    static WorkerMoved moved(String id, int minute, String worker, String day, String department) {
        return WorkerMoved.newBuilder()
                .setTold(told(id, minute))
                .setAbout(about(worker))
                .setEffectiveDate(LocalDate.parse(day))
                .setEmployment(
                        EmploymentDetails.newBuilder().setDepartment(department).build())
                .build();
    }

    static WorkerLeft left(String id, int minute, String worker, String lastWorkingDay) {
        return WorkerLeft.newBuilder()
                .setTold(told(id, minute))
                .setAbout(about(worker))
                .setLastWorkingDay(LocalDate.parse(lastWorkingDay))
                .build();
    }

    static DepartureWithdrawn stays(String id, int minute, String worker) {
        return DepartureWithdrawn.newBuilder()
                .setTold(told(id, minute))
                .setAbout(about(worker))
                .build();
    }

    static AccessRevoked revoked(String id, int minute, String worker, String system, String right, String at) {
        return AccessRevoked.newBuilder()
                .setTold(new Told(id, "okta-main", id, TOLD, TOLD.plusSeconds(60L * minute), 0))
                .setAbout(about(worker))
                .setSystem(system)
                .setEntitlement(right)
                .setAt(Instant.parse(at))
                .build();
    }

    static ProjectJoined joined(String id, int minute, String worker, String project) {
        return ProjectJoined.newBuilder()
                .setTold(told(id, minute))
                .setAbout(about(worker))
                .setProject(project)
                .setEffectiveDate(LocalDate.parse("2026-11-20"))
                .build();
    }

    static AccessGranted granted(String id, int minute, List<Identifier> about, String system, String right) {
        return AccessGranted.newBuilder()
                .setTold(new Told(id, "okta-main", id, TOLD, TOLD.plusSeconds(60L * minute), 0))
                .setAbout(about)
                .setSystem(system)
                .setEntitlement(right)
                .setAt(TOLD)
                .build();
    }

    static AssetAssigned assigned(String id, int minute, String worker, String asset, String tag) {
        return AssetAssigned.newBuilder()
                .setTold(new Told(id, "assets", id, TOLD, TOLD.plusSeconds(60L * minute), 0))
                .setAbout(about(worker))
                .setAsset(asset)
                .setTag(tag)
                .setAt(TOLD)
                .build();
    }

    static List<Identifier> about(String worker) {
        return List.of(new Identifier(IdentifierKind.WORKER_NUMBER, HRIS, token(worker)));
    }

    static List<Identifier> mailOnly(String address) {
        return List.of(new Identifier(IdentifierKind.EMAIL, "", token(address)));
    }

    /** Tests need no pepper: any text stands for its token. */
    static String token(String identifier) {
        return "token-of-" + identifier;
    }
}
