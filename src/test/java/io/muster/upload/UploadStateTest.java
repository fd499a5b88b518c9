package io.muster.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UploadStateTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final UploadProblem PROBLEM = new UploadProblem("no-header", "No header.", "Add one.", 0);

    @Test
    void eachClaimRaisesTheToken() {
        UploadState.Reading first = UploadState.Received.FRESH.claim("a", NOON);
        UploadState.Reading second = first.takeOver("b", NOON.plusSeconds(1), NOON.plusSeconds(60));
        UploadState.Reading third = second.release().claim("c", NOON.plusSeconds(90));

        assertThat(first.token()).isEqualTo(1);
        assertThat(second.token()).isEqualTo(2);
        assertThat(third.token()).isEqualTo(3);
    }

    @Test
    void aRunningLeaseCannotBeTakenOver() {
        UploadState.Reading reading = UploadState.Received.FRESH.claim("a", NOON.plusSeconds(30));

        assertThat(reading.orphaned(NOON)).isFalse();
        assertThatThrownBy(() -> reading.takeOver("b", NOON, NOON.plusSeconds(60)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aSilentWorkerLosesItsUpload() {
        UploadState.Reading reading = UploadState.Received.FRESH.claim("a", NOON.plusSeconds(30));

        assertThat(reading.orphaned(NOON.plusSeconds(31))).isTrue();
    }

    @Test
    void endsKeepTheTokenThatWroteThem() {
        UploadState.Reading reading = new UploadState.Reading(7, Phase.POST, "a", NOON);

        assertThat(reading.complete()).isEqualTo(new UploadState.Completed(7));
        assertThat(reading.fail(PROBLEM)).isEqualTo(new UploadState.Failed(7, Phase.POST, PROBLEM));
    }

    @Test
    void aFailedUploadThatComesAgainWaitsUnderItsOldTokenSoThatTheNextClaimIsNewer() {
        UploadState.Failed failed = new UploadState.Failed(7, Phase.POST, PROBLEM);

        assertThat(failed.receiveAgain().claim("b", NOON).token()).isEqualTo(8);
        assertThat(failed.tryAgain()).isEqualTo(new UploadState.Received(7, Phase.TRY));
    }

    /** Every state that there is. */
    private static List<UploadState> states() {
        List<UploadState> all = new ArrayList<>();
        for (Phase phase : Phase.values()) {
            all.add(new UploadState.Received(7, phase));
            all.add(new UploadState.Reading(7, phase, "a", NOON));
            all.add(new UploadState.Failed(7, phase, PROBLEM));
            all.add(new UploadState.Cancelled(7, phase));
        }
        for (Ask ask : Ask.values()) {
            all.add(new UploadState.Held(7, ask));
        }
        all.addAll(List.of(new UploadState.Paused(7), new UploadState.Discarded(7), new UploadState.Completed(7)));
        return all;
    }

    @Test
    void noMoveButAClaimChangesTheToken() {
        states().forEach(state -> assertThat(state.token()).isEqualTo(7));
        assertThat(new UploadState.Held(7, Ask.MAKER).post()).isEqualTo(new UploadState.Received(7, Phase.POST));
        assertThat(new UploadState.Held(7, Ask.MAPPING).tryAgain()).isEqualTo(new UploadState.Received(7, Phase.TRY));
        assertThat(new UploadState.Paused(7).resume()).isEqualTo(new UploadState.Received(7, Phase.POST));
        assertThat(new UploadState.Cancelled(7, Phase.POST).takeUpAgain())
                .isEqualTo(new UploadState.Received(7, Phase.TRY));
        assertThat(new UploadState.Discarded(7).receiveAgain()).isEqualTo(new UploadState.Received(7, Phase.TRY));
    }

    @Test
    void aTrialIsHeldOrGoesOnAndIsNeitherPausedNorCompleted() {
        UploadState.Reading trying = new UploadState.Reading(7, Phase.TRY, "a", NOON);

        assertThat(trying.hold(Ask.CHECKER)).isEqualTo(new UploadState.Held(7, Ask.CHECKER));
        assertThat(trying.goOn()).isEqualTo(new UploadState.Received(7, Phase.POST));
        assertThat(trying.discard()).isEqualTo(new UploadState.Discarded(7));
        assertThatThrownBy(trying::complete).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(trying::pause).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aPostingIsPausedCancelledOrCompletedAndNeverHeldOrDiscarded() {
        UploadState.Reading posting = new UploadState.Reading(7, Phase.POST, "a", NOON);

        assertThat(posting.pause()).isEqualTo(new UploadState.Paused(7));
        assertThat(posting.cancel()).isEqualTo(new UploadState.Cancelled(7, Phase.POST));
        assertThatThrownBy(() -> posting.hold(Ask.MAKER)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(posting::goOn).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(posting::discard).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(new UploadState.Received(7, Phase.POST)::discard).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(new UploadState.Received(7, Phase.TRY)::pause).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void workersKeepThePhase() {
        for (Phase phase : Phase.values()) {
            UploadState.Reading reading = new UploadState.Received(7, phase).claim("a", NOON);

            assertThat(reading.phase()).isEqualTo(phase);
            assertThat(reading.takeOver("b", NOON.plusSeconds(1), NOON.plusSeconds(9))
                            .phase())
                    .isEqualTo(phase);
            assertThat(reading.release().phase()).isEqualTo(phase);
            assertThat(reading.fail(PROBLEM).receiveAgain().phase()).isEqualTo(phase);
        }
    }
}
