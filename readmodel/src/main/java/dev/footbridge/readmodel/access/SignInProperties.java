package dev.footbridge.readmodel.access;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Signing in at a browser.
 *
 * @param idle a session ends when nothing was done for so long; an open stream does nothing
 * @param longest and in any case so long after it began
 * @param attempts wrong passwords of one account at once, then one more
 * @param attemptEvery so often
 * @param attemptsOfAddress the same of one network address, whatever the account
 * @param attemptOfAddressEvery so often
 */
@ConfigurationProperties("footbridge.sign-in")
public record SignInProperties(
        @DefaultValue("1h") Duration idle,
        @DefaultValue("12h") Duration longest,
        @DefaultValue("10") int attempts,
        @DefaultValue("10s") Duration attemptEvery,
        @DefaultValue("30") int attemptsOfAddress,
        @DefaultValue("2s") Duration attemptOfAddressEvery) {

    public SignInProperties {
        if (idle.compareTo(Duration.ZERO) <= 0 || longest.compareTo(Duration.ZERO) <= 0) {
            throw new IllegalArgumentException(
                    "Expected footbridge.sign-in.idle and .longest to be more than zero, but they are %s and %s"
                            .formatted(idle, longest));
        }
    }

    public Allowances.Limit ofAccount() {
        return new Allowances.Limit(attempts, attemptEvery);
    }

    public Allowances.Limit ofAddress() {
        return new Allowances.Limit(attemptsOfAddress, attemptOfAddressEvery);
    }
}
