package io.muster.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
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
    }
}
