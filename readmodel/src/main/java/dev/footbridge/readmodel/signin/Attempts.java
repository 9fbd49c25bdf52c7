package dev.footbridge.readmodel.signin;

import dev.footbridge.readmodel.access.Allowances;
import dev.footbridge.readmodel.access.SignInProperties;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;

/** Wrong passwords, counted per account and per address; a right one counts nothing. */
final class Attempts {
    private final Allowances ofAccount;
    private final Allowances ofAddress;
    private final MeterRegistry meters;

    Attempts(SignInProperties settings, InstantSource clock, MeterRegistry meters) {
        this.ofAccount = new Allowances(settings.ofAccount(), clock);
        this.ofAddress = new Allowances(settings.ofAddress(), clock);
        this.meters = meters;
    }

    /** Takes an attempt, before it is looked at: many at the same time get no further than one after the other. */
    Duration take(String account, String address) {
        var wait = ofAddress.take(address);
        if (wait.isZero()) {
            wait = ofAccount.take(account);
        }
        if (!wait.isZero()) {
            count("too-often");
        }
        return wait;
    }

    void came(String account, String address, boolean right) {
        if (right) {
            ofAccount.giveBack(account);
            ofAddress.giveBack(address);
        }
        count(right ? "right" : "wrong");
    }

    private void count(String outcome) {
        meters.counter("footbridge.sign-in.attempts", "outcome", outcome).increment();
    }
}
