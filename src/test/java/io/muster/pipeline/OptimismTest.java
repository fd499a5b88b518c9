package io.muster.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.posting.Locking;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class OptimismTest {
    private final Optimism optimism = new Optimism();

    @Test
    void aBatchBeginsOptimisticallyAndRunsAgainPessimistically() {
        Supplier<Locking> batch = optimism.ofBatch();

        assertThat(batch.get()).isEqualTo(Locking.OPTIMISTIC);
        assertThat(batch.get()).isEqualTo(Locking.PESSIMISTIC);
        assertThat(batch.get()).isEqualTo(Locking.PESSIMISTIC);
    }

    @Test
    void aBatchThatRunsOnceLeavesTheNextOptimistic() {
        assertThat(optimism.ofBatch().get()).isEqualTo(Locking.OPTIMISTIC);
        assertThat(optimism.ofBatch().get()).isEqualTo(Locking.OPTIMISTIC);
    }

    @Test
    void afterABatchThatRanAgainTheNextOnesArePessimisticForAWhile() {
        runAgain();

        for (int batch = 0; batch < Optimism.LOST_FOR_BATCHES; batch++) {
            assertThat(optimism.ofBatch().get()).isEqualTo(Locking.PESSIMISTIC);
        }
        assertThat(optimism.ofBatch().get()).isEqualTo(Locking.OPTIMISTIC);
    }

    private void runAgain() {
        Supplier<Locking> batch = optimism.ofBatch();
        var _ = batch.get();
        var _ = batch.get();
    }
}
