package io.muster.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A database that hangs is waited for a moment, by one reader for all, and revocations are heard as soon as it speaks. */
class LastSaidTest {
    private static final TenantId KAVERI = new TenantId("kaveri");
    private static final TenantId SUTLEJ = new TenantId("sutlej");
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofMillis(20);

    /** Reads that were begun, to be ended by the test. */
    private final List<UniEmitter<? super String>> reads = new ArrayList<>();

    private LastSaid<String> lastSaid = keptFor(LONG);

    private LastSaid<String> keptFor(Duration fresh) {
        return new LastSaid<>(_ -> Uni.createFrom().<String>emitter(reads::add), fresh, PATIENCE);
    }

    @Test
    void whoeverAsksMeanwhileSharesTheRead() {
        List<String> told = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            var _ = lastSaid.tell(KAVERI).subscribe().with(told::add);
        }
        var _ = lastSaid.tell(SUTLEJ).subscribe().with(told::add);

        assertThat(reads).hasSize(2);
        reads.getFirst().complete("one");
        assertThat(told).containsExactly("one", "one", "one");
        assertThat(tell()).isEqualTo("one");
        assertThat(reads).hasSize(2);
    }

    @Test
    void whatIsStaleIsAskedForAndTheAnswerCountsAtOnce() {
        lastSaid = keptFor(Duration.ZERO);
        lastSaid.remember(KAVERI, "before");
        List<String> told = new ArrayList<>();
        var _ = lastSaid.tell(KAVERI).subscribe().with(told::add);

        reads.getFirst().complete("after");

        assertThat(told).containsExactly("after");
    }

    @Test
    void whatIsKnownIsSaidAgainWhileNobodyAnswersAndTheReadGoesOn() {
        lastSaid = keptFor(Duration.ofMillis(200));
        lastSaid.remember(KAVERI, "before");
        long stale = System.nanoTime() + Duration.ofMillis(200).toNanos();
        while (System.nanoTime() - stale < 0) {
            Thread.onSpinWait();
        }

        assertThat(tell()).isEqualTo("before");
        assertThat(reads).hasSize(1);
        reads.getFirst().complete("after");
        assertThat(tell()).isEqualTo("after");
        assertThat(reads).hasSize(1);
    }

    @Test
    void afterAFailureWhatIsKnownCountsForAWhileAndWhatIsNotFails() {
        assertThatThrownBy(() -> failing(lastSaid.tell(KAVERI))).hasMessage("away");
        assertThat(reads).as("failures are not kept").hasSize(1);
        assertThatThrownBy(() -> failing(lastSaid.tell(KAVERI))).hasMessage("away");
        assertThat(reads).hasSize(2);
    }

    @Test
    void aReadThatBeganBeforeAWriteDoesNotUndoIt() {
        lastSaid.remember(KAVERI, "before");
        var _ = lastSaid.ask(KAVERI).subscribe().with(_ -> {});
        lastSaid.remember(KAVERI, "revoked");

        reads.getFirst().complete("before");

        assertThat(tell()).isEqualTo("revoked");
    }

    private String tell() {
        return lastSaid.tell(KAVERI).await().atMost(Duration.ofSeconds(10));
    }

    private String failing(Uni<String> asked) {
        Uni<String> shared = asked.memoize().indefinitely();
        var _ = shared.subscribe().with(_ -> {}, _ -> {});
        reads.getLast().fail(new IllegalStateException("away"));
        return shared.await().atMost(Duration.ofSeconds(10));
    }
}
