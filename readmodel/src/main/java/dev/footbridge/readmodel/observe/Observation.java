package dev.footbridge.readmodel.observe;

import java.util.List;

/**
 * A metric that the database or the log has to be asked for. A bean of this type is asked by {@link ObservationsReader},
 * never by whoever fetches metrics: that must not wait, and must not be able to make work.
 *
 * @param labels names of configuration or of ours alone, never anything a person or a sender wrote
 */
public record Observation(String metric, String description, List<String> labels, Asked asked) {
    public Observation {
        labels = List.copyOf(labels);
    }

    /** One number without labels. */
    public static Observation of(String metric, String description, Number number) {
        return new Observation(metric, description, List.of(), () -> List.of(new Row(List.of(), number.asked())));
    }

    /** What there is to be seen now. */
    public interface Asked {
        List<Row> rows() throws Exception;
    }

    /** As one number. */
    public interface Number {
        double asked() throws Exception;
    }

    /** @param values one for each label */
    public record Row(List<String> values, double value) {
        public Row {
            values = List.copyOf(values);
        }
    }
}
