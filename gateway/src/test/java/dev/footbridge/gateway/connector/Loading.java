package dev.footbridge.gateway.connector;

import dev.footbridge.gateway.canonical.EventCodec;
import dev.footbridge.gateway.canonical.EventSchemasReader;
import dev.footbridge.gateway.canonical.StrictJsonCodec;
import java.time.Duration;

/** The parts a connector needs, as the application puts them together. */
public final class Loading {
    private static final StrictJsonCodec JSON = new StrictJsonCodec();
    private static final EventCodec EVENTS = new EventCodec(JSON, new EventSchemasReader(JSON), true);

    private Loading() {}

    public static StrictJsonCodec json() {
        return JSON;
    }

    public static EventCodec events() {
        return EVENTS;
    }

    static SamplesReader samples() {
        return new SamplesReader(JSON, EVENTS);
    }

    public static ConnectorsReader reader() {
        return reader(Duration.ofSeconds(5));
    }

    public static ConnectorsReader reader(Duration budget) {
        return new ConnectorsReader(JSON, samples(), new MappingBudget(budget));
    }
}
