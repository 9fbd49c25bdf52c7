package dev.footbridge.bridge.announce;

import dev.footbridge.bridge.person.EmploymentCodec;
import dev.footbridge.bridge.person.PersonalCodec;
import dev.footbridge.bridge.plan.EmploymentState;
import dev.footbridge.bridge.plan.Plan;
import dev.footbridge.schemas.bridge.Basis;
import dev.footbridge.schemas.bridge.EmploymentSnapshot;
import dev.footbridge.schemas.bridge.PersonSnapshot;
import dev.footbridge.schemas.bridge.PersonStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The person of a plan as it is announced. Names are here alone (R35). */
final class SnapshotCodec {
    /** What content is compared without. */
    static final Basis NO_BASIS = new Basis(Instant.EPOCH, 0, 0, "");

    private SnapshotCodec() {}

    static Basis basis(dev.footbridge.bridge.plan.Basis basis) {
        return new Basis(basis.now(), basis.policy(), basis.rules(), basis.facts());
    }

    static PersonSnapshot person(Plan plan, long revision, Basis basis) {
        var person = plan.person();
        return PersonSnapshot.newBuilder()
                .setId(person.id().value().toString())
                .setFormerIds(texts(person.formerIds()))
                .setRevision(revision)
                .setStatus(PersonStatus.valueOf(person.status().name()))
                .setEmployments(person.employments().stream()
                        .map(SnapshotCodec::employment)
                        .toList())
                .setProjects(person.projects())
                .setBasis(basis)
                .setPersonal(PersonalCodec.record(plan.personal()))
                .build();
    }

    private static EmploymentSnapshot employment(EmploymentState employment) {
        return EmploymentSnapshot.newBuilder()
                .setId(employment.id().toString())
                .setFormerIds(texts(employment.formerIds()))
                .setSource(employment.worker().source())
                .setWorker(employment.worker().token())
                .setStartDate(employment.start())
                .setLastWorkingDay(employment.lastWorkingDay())
                .setRescinded(employment.rescinded())
                .setDetails(EmploymentCodec.record(employment.details()))
                .build();
    }

    static List<String> texts(List<UUID> ids) {
        return ids.stream().map(UUID::toString).toList();
    }
}
