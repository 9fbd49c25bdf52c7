package dev.footbridge.bench;

import dev.footbridge.readmodel.observe.Cause;
import dev.footbridge.readmodel.observe.Trail;
import dev.footbridge.schemas.bridge.Heard;
import dev.footbridge.schemas.wire.Decoded;
import dev.footbridge.schemas.wire.Wire;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.specific.SpecificRecord;

/** The product's wire and a trail that follows nothing; both count what passes by. */
final class Counted implements Wire, Trail {
    private final Wire wire;
    private final AtomicLong identified = new AtomicLong();
    private final AtomicLong told = new AtomicLong();
    private final AtomicLong heard = new AtomicLong();
    private final AtomicLong plans = new AtomicLong();

    Counted(Wire wire) {
        this.wire = wire;
    }

    long plans() {
        return plans.get();
    }

    /** Whether the bridge has identified so many facts, and planning has heard all that came of them. */
    boolean hasHeard(int facts) {
        return identified.get() >= facts && heard.get() >= told.get();
    }

    @Override
    public byte[] encode(String topic, SpecificRecord record) {
        if (record instanceof Heard) {
            told.incrementAndGet();
        }
        return wire.encode(topic, record);
    }

    @Override
    public Decoded decode(String topic, byte[] bytes) {
        var decoded = wire.decode(topic, bytes);
        if (decoded instanceof Decoded.Known known && known.value() instanceof Heard) {
            heard.incrementAndGet();
        }
        return decoded;
    }

    @Override
    public Cause here(Instant received) {
        return Trail.NONE.here(received);
    }

    @Override
    public Cause step(String name, Cause from, Instant began) {
        switch (name) {
            case "identify" -> identified.incrementAndGet();
            case "plan" -> plans.incrementAndGet();
            default -> throw new IllegalStateException("Expected a step of the bridge, but it is " + name);
        }
        return from;
    }
}
