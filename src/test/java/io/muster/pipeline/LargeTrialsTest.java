package io.muster.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Large trials come one after the other, whatever becomes of each; small ones do not wait. */
class LargeTrialsTest {
    private static final int LARGE = 10;

    private final LargeTrials trials = new LargeTrials(LARGE);
    private final List<UniEmitter<? super Integer>> begun = new ArrayList<>();

    @Test
    void largeOnesWaitForEachOtherInTheirOrderAndSmallOnesForNobody() {
        var first = tryOne(LARGE);
        var second = tryOne(LARGE);
        var third = tryOne(LARGE + 1);
        var small = tryOne(LARGE - 1);

        assertThat(begun).hasSize(2);
        begun.get(1).complete(9);
        small.assertItem(9);
        begun.get(0).complete(1);
        first.assertItem(1);
        assertThat(begun).hasSize(3);
        begun.get(2).fail(new IllegalStateException("it broke off"));
        second.assertFailedWith(IllegalStateException.class);
        begun.get(3).complete(3);
        third.assertItem(3);
    }

    @Test
    void oneThatIsGivenUpKeepsNobodyWaiting() {
        var first = tryOne(LARGE);
        var second = tryOne(LARGE);
        var third = tryOne(LARGE);

        second.cancel();
        first.cancel();

        assertThat(begun).hasSize(2);
        begun.get(1).complete(3);
        third.assertItem(3);
        tryOne(LARGE).cancel();
        assertThat(begun).hasSize(3);
    }

    private UniAssertSubscriber<Integer> tryOne(int rows) {
        return trials.inTurn(rows, this::begin).subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    private Uni<Integer> begin() {
        return Uni.createFrom().emitter(begun::add);
    }
}
