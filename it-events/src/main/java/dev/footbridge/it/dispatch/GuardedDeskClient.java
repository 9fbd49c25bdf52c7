package dev.footbridge.it.dispatch;

import dev.footbridge.it.dispatch.DispatchProperties.Desk;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.github.resilience4j.timelimiter.TimeLimiterConfig;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One desk behind its own limits: what is wrong with it stays with it. Retries are the row's: none are made in here. */
final class GuardedDeskClient implements AutoCloseable {
    private static final int LOOKED_AT = 10;
    private static final Answer LATE = new Answer.NotTaken("its time was over before it began", null);

    private final DeskClient client;
    private final CircuitBreaker breaker;
    private final Bulkhead bulkhead;
    private final RateLimiter rate;
    private final ExecutorService calls;
    private final Duration limit;
    private final InstantSource clock;
    private volatile Instant pausedUntil = Instant.MIN;

    GuardedDeskClient(
            String destination,
            Desk desk,
            DeskClient client,
            ExecutorService calls,
            MeterRegistry meters,
            InstantSource clock) {
        this.client = client;
        this.calls = calls;
        this.limit = desk.timeLimit();
        this.clock = clock;
        var breakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowSize(LOOKED_AT)
                .minimumNumberOfCalls(LOOKED_AT / 2)
                .failureRateThreshold(50)
                .waitDurationInOpenState(desk.breakerOpen())
                .permittedNumberOfCallsInHalfOpenState(1)
                .build());
        this.breaker = breakers.circuitBreaker(destination);
        var bulkheads = BulkheadRegistry.of(BulkheadConfig.custom()
                .maxConcurrentCalls(desk.atOnce())
                .maxWaitDuration(Duration.ZERO)
                .build());
        this.bulkhead = bulkheads.bulkhead(destination);
        this.rate = RateLimiter.of(
                destination,
                RateLimiterConfig.custom()
                        .limitForPeriod(desk.perSecond())
                        .limitRefreshPeriod(Duration.ofSeconds(1))
                        .timeoutDuration(Duration.ZERO)
                        .build());
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters);
        TaggedBulkheadMetrics.ofBulkheadRegistry(bulkheads).bindTo(meters);
    }

    /** Whether a task may be taken now; who may gives back what it does not use. */
    boolean enter(Instant now) {
        if (now.isBefore(pausedUntil) || !bulkhead.tryAcquirePermission()) {
            return false;
        }
        if (breaker.tryAcquirePermission()) {
            return true;
        }
        bulkhead.releasePermission();
        return false;
    }

    /** Nothing was to be done. */
    void leave() {
        breaker.releasePermission();
        bulkhead.releasePermission();
    }

    /** Makes the call, and leaves. */
    Answer call(Claim claim) {
        var now = clock.instant();
        var began = System.nanoTime();
        try {
            var left = left(claim);
            var answer = left.isZero() ? LATE : make(claim, left);
            judge(answer, System.nanoTime() - began, now);
            return answer;
        } catch (RuntimeException e) {
            breaker.releasePermission();
            throw e;
        } finally {
            bulkhead.onComplete();
        }
    }

    /** At most so many a second; who waits for it does so before the task is taken. */
    boolean isInRate() {
        return rate.acquirePermission();
    }

    /** Until the deadline of the intent, not a moment longer: from then on somebody else settles what is in doubt. */
    private Answer make(Claim claim, Duration left) {
        var call = claim.step() instanceof Step.Tell tell ? client.tell(claim, tell) : client.lookUp(claim);
        var time = TimeLimiter.of(TimeLimiterConfig.custom()
                .timeoutDuration(left)
                .cancelRunningFuture(false) // the request is aborted instead: a thread in a socket hears no interrupt
                .build());
        try {
            return time.executeFutureSupplier(
                    () -> calls.submit(() -> left(claim).isZero() ? LATE : call.make()));
        } catch (TimeoutException e) {
            call.abort();
            return new Answer.Unknown("no answer in time", null);
        } catch (InterruptedException e) {
            call.abort();
            Thread.currentThread().interrupt();
            return new Answer.Unknown("stopped", null);
        } catch (Exception e) {
            call.abort();
            return new Answer.Unknown("failed: " + e.getClass().getSimpleName(), null);
        }
    }

    /** A look-up does no harm late; what makes tickets does. */
    private Duration left(Claim claim) {
        var intent = claim.task().intent();
        if (!(claim.step() instanceof Step.Tell) || intent == null) {
            return limit;
        }
        var left = Duration.between(clock.instant(), intent.deadline());
        return left.isNegative() ? Duration.ZERO : left;
    }

    private void judge(Answer answer, long nanos, Instant now) {
        if (answer == LATE) {
            breaker.releasePermission(); // that was us
        } else if (answer instanceof Answer.Unknown unknown) {
            breaker.onError(nanos, TimeUnit.NANOSECONDS, new TroubleException(unknown.why()));
            pause(unknown.retryAfter(), now);
        } else if (answer instanceof Answer.NotTaken no
                && no.retryAfter() == null
                && !no.why().startsWith("HTTP")) {
            breaker.onError(nanos, TimeUnit.NANOSECONDS, new TroubleException(no.why()));
        } else if (answer instanceof Answer.NotTaken no) {
            breaker.releasePermission(); // it is well, and busy
            pause(no.retryAfter() == null ? Duration.ofSeconds(1) : no.retryAfter(), now);
        } else {
            breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
        }
    }

    private void pause(@org.jspecify.annotations.Nullable Duration asked, Instant now) {
        if (asked != null) {
            pausedUntil = now.plus(asked);
        }
    }

    String state() {
        return breaker.getState().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    @Override
    public void close() {
        client.close();
    }

    private static final class TroubleException extends Exception {
        private static final long serialVersionUID = 1L;

        TroubleException(String why) {
            super(why, null, false, false);
        }
    }
}
