package io.muster.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.upload.UploadId;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Large trials come one after the other, whatever becomes of each; those that must wait do so outside, small ones never. */
class LargeTrialsTest {
    private static final int LARGE = 10;
    private static final UploadId ONE = new UploadId(UUID.randomUUID());
    private static final UploadId OTHER = new UploadId(UUID.randomUUID());

    private final LargeTrials trials = new LargeTrials(LARGE);
    private final List<UniEmitter<? super Integer>> begun = new ArrayList<>();

    @Test
    void aLargeOneWaitsOutsideUntilTheOtherHasEndedAndASmallOneForNobody() {
        var first = tryOne(ONE, LARGE);
        var second = tryOne(OTHER, LARGE + 1);
        var small = tryOne(new UploadId(UUID.randomUUID()), LARGE - 1);

        second.assertItem(Optional.empty());
        assertThat(begun).hasSize(2);
        assertThat(trials.isOutside(OTHER)).isTrue();
        assertThat(trials.isOutside(ONE)).isFalse();
        assertThat(trials.outside()).isEqualTo(1);
        begun.get(1).complete(9);
        small.assertItem(Optional.of(9));
        assertThat(trials.isOutside(OTHER)).isTrue();

        begun.get(0).complete(1);

        first.assertItem(Optional.of(1));
        assertThat(trials.outside()).isZero();
        var again = tryOne(OTHER, LARGE + 1);
        begun.get(2).complete(2);
        again.assertItem(Optional.of(2));
    }

    @Test
    void oneThatBreaksOffOrIsGivenUpKeepsNobodyOutside() {
        var first = tryOne(ONE, LARGE);
        tryOne(OTHER, LARGE).assertItem(Optional.empty());
        begun.getFirst().fail(new IllegalStateException("it broke off"));
        first.assertFailedWith(IllegalStateException.class);
        assertThat(trials.isOutside(OTHER)).isFalse();

        var second = tryOne(OTHER, LARGE);
        tryOne(ONE, LARGE).assertItem(Optional.empty());
        second.cancel();

        assertThat(trials.isOutside(ONE)).isFalse();
        var _ = tryOne(ONE, LARGE);
        assertThat(begun).hasSize(3);
    }

    private UniAssertSubscriber<Optional<Integer>> tryOne(UploadId upload, int rows) {
        return trials.unlessBusy(upload, rows, this::begin).subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    private Uni<Integer> begin() {
        return Uni.createFrom().emitter(begun::add);
    }
}
