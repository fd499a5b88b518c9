package io.muster.notification.gateway;

import static io.muster.log.MusterLog.LOG;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.tenant.TenantId;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.faulttolerance.api.RateLimitException;
import io.smallrye.faulttolerance.api.RateLimitType;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/**
 * A lender's gateway behind its guard: no more at once, in a second, or for longer than its policy says, and nothing at all
 * for a while after too many failures. It never tries twice: tries are counted in the books.
 *
 * <p>Any virtual thread; each call blocks.
 */
public final class GuardedGateway {
    private static final Duration CIRCUIT_WAIT_MIN = Duration.ofSeconds(1);
    /** Questions are so much fewer than messages. */
    private static final int ASKING_PART = 10;

    private static final List<Class<? extends Throwable>> TROUBLE =
            List.of(GatewayTrouble.class, TimeoutException.class);

    private final TenantId lender;
    private final String name;
    private final GatewayPolicy policy;
    private final Gateway gateway;
    private final Guard guard;
    private final Guard asking;
    /** Callers wait here in their order; the guard's own bulkhead turns away at once. */
    private final Semaphore places;

    private final AtomicLong restsUntilNanos = new AtomicLong(System.nanoTime());

    /** @param lender for operators */
    GuardedGateway(TenantId lender, String name, GatewayPolicy policy, Gateway gateway) {
        this.lender = lender;
        this.name = name;
        this.policy = policy;
        this.gateway = gateway;
        this.guard = guard(policy.limits());
        this.asking = asking(policy.limits());
        this.places = new Semaphore(policy.limits().atOnce(), true);
    }

    private Guard guard(GatewayLimits limits) {
        return limited(limits, limits.perSecond())
                .withBulkhead()
                .limit(limits.atOnce())
                .done()
                .withCircuitBreaker()
                .failOn(TROUBLE)
                .requestVolumeThreshold(limits.circuitAfter())
                .failureRatio(0.5)
                .delay(limits.circuitRest().toMillis(), ChronoUnit.MILLIS)
                .onStateChange(this::circuitMoved)
                .done()
                .build();
    }

    /** Questions have limits and a circuit of their own, so that a place for questions that is down holds no message. */
    private Guard asking(GatewayLimits limits) {
        return limited(limits, Math.max(1, limits.perSecond() / ASKING_PART))
                .withCircuitBreaker()
                .failOn(TROUBLE)
                .requestVolumeThreshold(limits.circuitAfter())
                .failureRatio(0.5)
                .delay(limits.circuitRest().toMillis(), ChronoUnit.MILLIS)
                .done()
                .build();
    }

    private Guard.Builder limited(GatewayLimits limits, int perSecond) {
        return Guard.create()
                .withDescription(lender + "/" + name)
                .withTimeout()
                // The client's own limit comes first and says more
                .duration(limits.timeout().plusSeconds(1).toMillis(), ChronoUnit.MILLIS)
                .done()
                .withRateLimit()
                .limit(perSecond)
                .window(1, ChronoUnit.SECONDS)
                // A rolling window counts what it turned away, too: who waits and asks again would keep it full
                .type(RateLimitType.SMOOTH)
                .done();
    }

    private void circuitMoved(CircuitBreakerState state) {
        if (state == CircuitBreakerState.OPEN) {
            LOG.gatewayRests(name, lender, policy.limits().circuitRest());
            rest(policy.limits().circuitRest());
        }
    }

    /** The policy's name, which is the channel's. */
    public String name() {
        return name;
    }

    /** How much it may be used. */
    public GatewayLimits limits() {
        return policy.limits();
    }

    /** How it is asked for reports, if it is. */
    public Optional<Poll> poll() {
        return policy instanceof GatewayPolicy.Http http ? Optional.ofNullable(http.poll()) : Optional.empty();
    }

    /** How long nothing should be sent: it asked for that, or its circuit is open; zero when it may be used. */
    public Duration rest() {
        return Duration.ofNanos(Math.max(0, restsUntilNanos.get() - System.nanoTime()));
    }

    private void rest(Duration wait) {
        var _ = restsUntilNanos.accumulateAndGet(
                System.nanoTime() + wait.toNanos(), (one, other) -> one - other > 0 ? one : other);
    }

    /**
     * Offers it a message, as soon as its limits allow, and not later than the given moment.
     *
     * @param startByNanos of {@link System#nanoTime}
     */
    public Answer send(OutgoingMessage message, long startByNanos) throws InterruptedException {
        try {
            Answer answer = guarded(() -> gateway.send(message), Answer.class, startByNanos);
            if (answer instanceof Answer.NotNow busy) {
                rest(busy.after());
            }
            return answer;
        } catch (GatewayTrouble trouble) {
            return trouble.answer();
        } catch (TimeoutException silent) {
            return new Answer.Failed("gateway-silent", "The gateway did not answer in time.");
        } catch (CircuitBreakerOpenException open) {
            return new Answer.NotNow("gateway-circuit-open", longer(rest(), CIRCUIT_WAIT_MIN));
        } catch (RateLimitException | BulkheadException full) {
            return new Answer.NotNow("gateway-full", CIRCUIT_WAIT_MIN);
        }
    }

    /** What it says about a message that it has; pending when it cannot be asked now. */
    public Report ask(SentMessage sent, Poll poll, long startByNanos) throws InterruptedException {
        try {
            return poll.report(sent, inTime(asking, () -> gateway.ask(sent, poll), JsonNode.class, startByNanos));
        } catch (GatewayTrouble | org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException away) {
            return new Report(sent.providerId(), sent.id(), ReportedState.PENDING, null);
        }
    }

    private <T> T guarded(Callable<T> call, Class<T> type, long startByNanos)
            throws GatewayTrouble, InterruptedException {
        if (!places.tryAcquire(startByNanos - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            throw new BulkheadException("no place in time");
        }
        try {
            return inTime(guard, call, type, startByNanos);
        } finally {
            places.release();
        }
    }

    /** Begins as soon as the guard's pace allows; a gateway that rests is sent nothing. */
    private <T> T inTime(Guard by, Callable<T> call, Class<T> type, long startByNanos)
            throws GatewayTrouble, InterruptedException {
        while (true) {
            if (by.equals(guard) && rest().isPositive()) {
                throw new CircuitBreakerOpenException("it rests");
            }
            if (System.nanoTime() - startByNanos >= 0) {
                throw new BulkheadException("too late to begin");
            }
            try {
                return by.call(call, type);
            } catch (RateLimitException full) {
                Thread.sleep(Math.max(1, full.getRetryAfterMillis()));
            } catch (GatewayTrouble | InterruptedException | RuntimeException known) {
                throw known;
            } catch (Exception impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
