package dev.footbridge.bridge.policy;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Every published version, oldest first. There is always one: without a policy nothing can be planned. */
public record PolicyHistory(List<Policy> versions) {

    public PolicyHistory {
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("Expected at least one published policy, but there is none");
        }
        versions = versions.stream()
                .sorted(Comparator.comparingInt(Policy::version))
                .toList();
    }

    public Policy newest() {
        return versions.get(versions.size() - 1);
    }

    /** The version published last at that time; before the first, the first. */
    public Policy inForceAt(Instant recorded) {
        return versions.stream()
                .filter(policy -> !policy.publishedAt().isAfter(recorded))
                .reduce((earlier, later) -> later)
                .orElse(versions.get(0));
    }

    /** The history as it stood at a time; before the first version, that one. */
    public PolicyHistory until(Instant time) {
        var published = versions.stream()
                .filter(policy -> !policy.publishedAt().isAfter(time))
                .toList();
        return new PolicyHistory(published.isEmpty() ? versions.subList(0, 1) : published);
    }

    /** The versions a case opened at that time has seen, oldest first. */
    public List<Policy> since(Instant recorded) {
        return versions.subList(versions.indexOf(inForceAt(recorded)), versions.size());
    }

    /** A wording in the words of the newest version that knows it: a settled task outlives its template. */
    public Words words(Wording wording) {
        for (int i = versions.size() - 1; i >= 0; i--) {
            var words = WordBook.find(versions.get(i), wording);
            if (words != null) {
                return words;
            }
        }
        return newest().words(wording);
    }
}
