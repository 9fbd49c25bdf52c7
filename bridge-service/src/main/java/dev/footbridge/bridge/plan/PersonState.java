package dev.footbridge.bridge.plan;

import dev.footbridge.bridge.person.PersonId;
import dev.footbridge.bridge.person.WorkerKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The person as of now, without anything personal.
 *
 * @param workers the worker numbers they go by, sorted
 * @param current the employment that counts now, else the next, else the last; none before a hire was told
 * @param employments by start
 * @param projects ids of those they are on, sorted
 */
public record PersonState(
        PersonId id,
        List<WorkerKey> workers,
        PersonStatus status,
        @Nullable EmploymentState current,
        List<EmploymentState> employments,
        List<String> projects) {}
