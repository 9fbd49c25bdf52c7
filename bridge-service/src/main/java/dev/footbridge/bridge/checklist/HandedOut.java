package dev.footbridge.bridge.checklist;

import dev.footbridge.bridge.access.Provision;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a task gave to someone of which it is only said that it is done: where no system tells who has what, this is all
 * there is to know of what has to be taken back.
 */
record HandedOut(UUID employment, Provision provision, Instant at) {

    static Stream<HandedOut> by(Checklist list) {
        return list.tasks().stream()
                .filter(HandedOut::isOnlySaid)
                .flatMap(task -> Stream.ofNullable(task.provision())
                        .filter(provision -> !provision.takes())
                        .map(provision -> new HandedOut(
                                list.employmentId(),
                                provision,
                                task.settlement().at())));
    }

    /** An asset that nobody saw handed out is asked for all the same. */
    private static boolean isOnlySaid(Task task) {
        boolean isAsset = task.provision() != null && task.provision().asset() != null;
        return task.settlement() != null && (task.status() == TaskStatus.DONE || isAsset && !task.isSettled());
    }
}
