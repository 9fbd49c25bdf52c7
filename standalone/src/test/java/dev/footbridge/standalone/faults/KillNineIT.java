package dev.footbridge.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.standalone.Product;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} of the whole product in the middle of many joiners, again and again. Every input that was answered 2xx
 * counts once, every person has one checklist, nothing is lost. {@code -Dfaults.kills=10 -Dfaults.joiners=1000} is the
 * long run.
 */
class KillNineIT {
    private static final int KILLS = Integer.getInteger("faults.kills", 2);
    private static final int JOINERS = Integer.getInteger("faults.joiners", 200);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RandomGenerator random = RandomGenerator.getDefault();

    @Test
    void everyInputAnsweredCountsOnce(@TempDir Path folder) throws InterruptedException {
        try (var product = Product.in(folder.resolve("a home with a space"))) {
            var joiners = new Joiners(product, JOINERS, LocalDate.now().plusDays(30));
            var senders = Executors.newFixedThreadPool(4);
            for (var sender = 0; sender < 4; sender++) {
                senders.execute(joiners);
            }
            for (var kill = 1; kill <= KILLS; kill++) {
                killInTheMiddle(product, joiners, JOINERS * kill / (KILLS + 1));
            }
            senders.shutdown();
            assertThat(senders.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
            assertThat(joiners.accepted).hasSize(JOINERS);

            var ledger = Ledger.settled(product, joiners.accepted, PATIENCE);
            ledger.countsOnce(joiners.accepted);
        }
    }

    private void killInTheMiddle(Product product, Joiners joiners, int sent) throws InterruptedException {
        while (joiners.sentSoFar() < sent) {
            Thread.sleep(5);
        }
        Thread.sleep(random.nextInt(300));
        product.killAndStartAgain();
    }
}
