package dev.footbridge.bench;

/**
 * What one drain took.
 *
 * @param seconds from running to the last committed output
 * @param thread processor seconds of the thread that does the work
 * @param all processor seconds of this process and the broker
 * @param plans how often a person was planned because of news
 */
record Figures(int facts, double seconds, double thread, double all, long plans) {
    double perSecond() {
        return facts / seconds;
    }

    /** Processor time of the working thread, in microseconds. */
    double perFact() {
        return 1e6 * thread / facts;
    }
}
