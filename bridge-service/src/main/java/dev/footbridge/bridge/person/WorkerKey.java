package dev.footbridge.bridge.person;

/** A worker number within its HR source, as a token: rules compare it and never see the number. */
public record WorkerKey(String source, String token) implements Comparable<WorkerKey> {

    @Override
    public int compareTo(WorkerKey other) {
        int bySource = source.compareTo(other.source);
        return bySource != 0 ? bySource : token.compareTo(other.token);
    }
}
