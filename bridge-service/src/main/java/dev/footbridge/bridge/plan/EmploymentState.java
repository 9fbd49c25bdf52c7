package dev.footbridge.bridge.plan;

import dev.footbridge.bridge.person.EmploymentDetails;
import dev.footbridge.bridge.person.WorkerKey;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One employment as it stands now: before its start as it will begin, after its end as it ended. */
public record EmploymentState(
        UUID id,
        WorkerKey worker,
        LocalDate start,
        @Nullable LocalDate lastWorkingDay,
        @Nullable LocalDate terminationDate,
        boolean rescinded,
        EmploymentDetails details,
        List<UUID> formerIds) {}
