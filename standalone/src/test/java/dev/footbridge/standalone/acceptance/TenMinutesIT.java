package dev.footbridge.standalone.acceptance;

import dev.footbridge.standalone.Product;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README says of the first ten minutes is so, against the product. */
class TenMinutesIT {
    @Test
    void theyWorkAsTheyStand(@TempDir Path folder) throws Exception {
        try (var product = Product.in(folder.resolve(".footbridge"))) {
            new TenMinutes(product).workAsTheyStandIn(folder);
        }
    }
}
