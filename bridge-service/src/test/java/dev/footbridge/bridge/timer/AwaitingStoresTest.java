package dev.footbridge.bridge.timer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is due when a system tells something: everybody who awaits it, once, a few at a time, over stops. */
class AwaitingStoresTest {
    private static final List<String> PEOPLE = IntStream.range(10, 35)
            .mapToObj(nth -> "00000000-0000-0000-0000-0000000000" + nth)
            .toList();

    private KeyValueStore<String, byte[]> store;
    private AwaitingStores awaiting;

    @BeforeEach
    void everybodyAwaitsTheCrm() {
        store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(TimerStores.NAME), Serdes.String(), Serdes.ByteArray())
                .withLoggingDisabled()
                .build();
        awaiting = begun();
        PEOPLE.forEach(person -> awaiting.awaits(person, Set.of(), Set.of("crm", "mail")));
    }

    @Test
    void everybodyIsDueOnceAFewAtATime() {
        awaiting.hasSpoken("crm");
        assertThat(awaiting.next(10)).isEqualTo(PEOPLE.subList(0, 10));
        assertThat(all(10)).isEqualTo(PEOPLE.subList(10, PEOPLE.size()));
        assertThat(awaiting.next(10)).isEmpty();
    }

    @Test
    void aStopInBetweenLosesNobodyAndRepeatsNobody() {
        awaiting.hasSpoken("crm");
        awaiting.next(10);
        awaiting = begun();
        assertThat(awaiting.isDone()).isFalse();
        assertThat(all(4)).isEqualTo(PEOPLE.subList(10, PEOPLE.size()));
        assertThat(begun().isDone()).isTrue();
    }

    @Test
    void aSystemThatSpeaksAgainMeanwhileConcernsTheFirstOnesToo() {
        awaiting.hasSpoken("crm");
        awaiting.next(10);
        awaiting.hasSpoken("crm");
        assertThat(all(10)).isEqualTo(PEOPLE);
    }

    @Test
    void whoeverAwaitsItNoMoreIsNotDue() {
        awaiting.hasSpoken("crm");
        PEOPLE.subList(0, 20).forEach(person -> awaiting.awaits(person, Set.of("crm", "mail"), Set.of("mail")));
        assertThat(all(10)).isEqualTo(PEOPLE.subList(20, PEOPLE.size()));

        awaiting.hasSpoken("mail");
        assertThat(all(10)).isEqualTo(PEOPLE);
    }

    @Test
    void severalSystemsAreLookedAtOneAfterTheOther() {
        awaiting.awaits(PEOPLE.get(0), Set.of("crm", "mail"), Set.of("crm"));
        awaiting.hasSpoken("mail");
        awaiting.hasSpoken("crm");
        assertThat(all(7)).hasSize(PEOPLE.size() * 2 - 1);
    }

    @Test
    void aSystemNobodyAwaitsConcernsNobody() {
        awaiting.hasSpoken("cr");
        awaiting.hasSpoken("wiki");
        assertThat(awaiting.isDone()).isTrue();
    }

    private List<String> all(int most) {
        var all = new ArrayList<String>();
        while (!awaiting.isDone()) {
            all.addAll(awaiting.next(most));
        }
        return all;
    }

    private AwaitingStores begun() {
        var settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "bridge");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:9092");
        var context = new MockProcessorContext<String, byte[]>(settings, new TaskId(1, 0), new File("none"));
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
        return new AwaitingStores(context);
    }
}
