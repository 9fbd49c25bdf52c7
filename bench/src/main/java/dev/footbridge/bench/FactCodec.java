package dev.footbridge.bench;

import dev.footbridge.schemas.fact.AccessGranted;
import dev.footbridge.schemas.fact.AssetAssigned;
import dev.footbridge.schemas.fact.EmploymentDetails;
import dev.footbridge.schemas.fact.EmploymentType;
import dev.footbridge.schemas.fact.Identifier;
import dev.footbridge.schemas.fact.IdentifierKind;
import dev.footbridge.schemas.fact.Personal;
import dev.footbridge.schemas.fact.ProjectJoined;
import dev.footbridge.schemas.fact.RawIdentifier;
import dev.footbridge.schemas.fact.Told;
import dev.footbridge.schemas.fact.WorkerHired;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Facts as sources tell them: the same arguments give the same bytes, on any day. */
final class FactCodec {
    private static final String HRIS = "bench-hris";
    private static final Instant TOLD = Instant.parse("2026-11-20T09:00:00Z");
    /** Far enough that no deadline falls due while somebody measures. */
    private static final LocalDate START = LocalDate.parse("2090-12-01");

    private FactCodec() {}

    static WorkerHired hired(String worker) {
        return WorkerHired.newBuilder()
                .setTold(told("hired-" + worker, HRIS, 0))
                .setAbout(about(worker))
                .setEmployment(EmploymentDetails.newBuilder()
                        .setType(EmploymentType.EMPLOYEE)
                        .setTitle("Account Executive")
                        .setDepartment("Sales")
                        .setLocation("DE-BER")
                        .build())
                .setStartDate(START)
                .setPersonal(Personal.newBuilder()
                        .setIdentifiers(List.of(new RawIdentifier(IdentifierKind.WORKER_NUMBER, HRIS, worker)))
                        .setGivenName("Mara")
                        .setFamilyName("Quill")
                        .build())
                .build();
    }

    static ProjectJoined joined(String worker, int nth, String project) {
        return ProjectJoined.newBuilder()
                .setTold(told("joined-" + worker + "-" + nth, HRIS, nth))
                .setAbout(about(worker))
                .setProject(project)
                .setEffectiveDate(LocalDate.parse("2026-11-20"))
                .build();
    }

    static AccessGranted granted(String worker, int nth, String system, String right) {
        return AccessGranted.newBuilder()
                .setTold(told("granted-" + worker + "-" + nth, "bench-directory", nth))
                .setAbout(about(worker))
                .setSystem(system)
                .setEntitlement(right)
                .setAt(TOLD)
                .build();
    }

    static AssetAssigned assigned(String worker, int nth, String asset) {
        return AssetAssigned.newBuilder()
                .setTold(told("assigned-" + worker + "-" + nth, "bench-assets", nth))
                .setAbout(about(worker))
                .setAsset(asset)
                .setTag(asset + "-" + worker)
                .setAt(TOLD)
                .build();
    }

    /** The token of the worker number, under which it goes onto the log. */
    static String keyOf(SpecificRecord fact) {
        var about = (List<?>) fact.get(fact.getSchema().getField("about").pos());
        return ((Identifier) about.get(0)).getToken();
    }

    private static Told told(String id, String source, int minute) {
        var at = TOLD.plusSeconds(60L * minute);
        return new Told(id, source, id, at, at.plusSeconds(1), 0);
    }

    private static List<Identifier> about(String worker) {
        return List.of(new Identifier(IdentifierKind.WORKER_NUMBER, HRIS, "token-of-" + worker));
    }
}
