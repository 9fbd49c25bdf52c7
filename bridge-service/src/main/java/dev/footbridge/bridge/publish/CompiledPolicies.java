package dev.footbridge.bridge.publish;

import dev.footbridge.bridge.announce.Policies;
import dev.footbridge.bridge.policy.Policy;
import dev.footbridge.bridge.policy.PolicyCodec;
import dev.footbridge.bridge.policy.WorkerNumbers;
import dev.footbridge.schemas.decision.PolicyPublished;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Every version is made ready to be asked once in a process, however many partitions plan by it. */
public final class CompiledPolicies implements Policies {
    private final PolicyCodec codec = new PolicyCodec();
    private final Map<String, Policy> compiled = new ConcurrentHashMap<>();
    private final WorkerNumbers numbers;
    private volatile @Nullable PolicyPublished newestAtStart;

    public CompiledPolicies(WorkerNumbers numbers) {
        this.numbers = numbers;
    }

    @Override
    public WorkerNumbers workerNumbers() {
        return numbers;
    }

    @Override
    public Policy of(PolicyPublished published) {
        return compiled.computeIfAbsent(
                published.getVersion() + "@" + published.getSha256(),
                unread -> codec.policyOf(published.getVersion(), published.getPublishedAt(), published.getDocument()));
    }

    @Override
    public int newestAtStart() {
        var newest = newestAtStart;
        return newest == null ? 1 : newest.getVersion();
    }

    /** Set before the first fact is heard: older versions alone are not planned by. Ready to be asked from now on. */
    public void published(Publication publication) {
        of(publication.policy());
        newestAtStart = publication.policy();
    }

    /** The version in force when this process began; null while it is not known yet. */
    public @Nullable PolicyPublished inForceAtStart() {
        return newestAtStart;
    }
}
