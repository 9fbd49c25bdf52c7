package dev.footbridge.readmodel.ready;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.DefaultApplicationArguments;

@Timeout(20)
class ReadyListenerTest {
    private static final Duration LONG = Duration.ofSeconds(15);

    private final List<Readiness> readinesses = new ArrayList<>();
    private final List<Rehearsal> rehearsals = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private final AtomicBoolean goesOn = new AtomicBoolean(true);

    @Test
    void readyIsHeldBackUntilEverythingIsSo() throws Exception {
        var looks = new AtomicInteger();
        readinesses.add(new Readiness("one", () -> true));
        readinesses.add(new Readiness("another", () -> looks.incrementAndGet() >= 3));
        await(LONG);
        assertThat(looks).hasValue(3);
    }

    @Test
    void whoIsReadyHasRehearsed() throws Exception {
        var played = new AtomicInteger();
        for (var number = 0; number < 5; number++) {
            rehearsals.add(new Rehearsal("a part", () -> {
                Thread.sleep(20);
                played.incrementAndGet();
            }));
        }
        await(LONG);
        assertThat(played).hasValue(5);
    }

    @Test
    void aRehearsalThatFailsTakesNothingFromTheOthers() throws Exception {
        var played = new AtomicBoolean();
        rehearsals.add(new Rehearsal("a part", () -> {
            throw new NoSuchMethodError("Expected it to work, but it does not");
        }));
        rehearsals.add(new Rehearsal("another", () -> played.set(true)));
        await(LONG);
        assertThat(played).isTrue();
    }

    @Test
    void aRehearsalWithoutEndIsNotWaitedFor() throws Exception {
        var never = new CountDownLatch(1);
        rehearsals.add(new Rehearsal("a part", never::await));
        await(Duration.ofMillis(100));
        never.countDown();
    }

    @Test
    void whatCanNeverBeStopsTheStart() {
        readinesses.add(new Readiness("one", () -> {
            throw new IllegalStateException("Expected it to come up, but it is gone");
        }));
        assertThatThrownBy(() -> await(LONG)).hasMessage("Expected it to come up, but it is gone");
    }

    @Test
    void whoIsStoppedWaitsNoLonger() throws Exception {
        readinesses.add(new Readiness("one", () -> {
            goesOn.set(false);
            return false;
        }));
        await(LONG);
        assertThat(goesOn).isFalse();
    }

    @Test
    void itIsSaidWhatIsWaitedFor() throws Exception {
        readinesses.add(new Readiness("one", () -> true));
        readinesses.add(new Readiness("another", () -> said.size() >= 2));
        await(LONG);
        assertThat(said).containsExactly("another", "another");
    }

    private void await(Duration rehearsing) throws InterruptedException {
        new ReadyListener(
                        readinesses,
                        rehearsals,
                        rehearsing,
                        Duration.ofMillis(50),
                        waiting -> said.addAll(waiting.waitsFor()),
                        goesOn::get)
                .run(new DefaultApplicationArguments());
    }
}
