package dev.footbridge.readmodel.ready;

/**
 * What a part does once before it is ready, so that the first who comes does not pay for it: its real ways, with people made
 * up, in memory. It writes nothing anywhere.
 *
 * @param of which part, for the log
 */
public record Rehearsal(String of, Play play) {

    /** The part's own doing. */
    @FunctionalInterface
    public interface Play {
        void play() throws Exception;
    }
}
