package io.muster.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.tenant.TenantId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private static final TenantId KAVERI = new TenantId("kaveri");
    private static final TenantId SUTLEJ = new TenantId("sutlej");
    private static final TenantId TAPTI = new TenantId("tapti");
    private static final long SMALL = 1_000;
    private static final long LARGE = 1_001;

    private final Places places = new Places(3, 4, SMALL);

    @Test
    void theLastPlaceIsForALenderThatHasNone() {
        assertThat(places.take(KAVERI, LARGE)).isPresent();
        assertThat(places.take(KAVERI, LARGE)).isPresent();

        assertThat(places.take(KAVERI, LARGE)).isEmpty();
        assertThat(places.take(SUTLEJ, LARGE)).isPresent();
        assertThat(places.take(TAPTI, LARGE)).isEmpty();
    }

    @Test
    void smallWorkbooksWaitForSmallOnesOnly() {
        fillWithLargeOnes();

        assertThat(places.take(TAPTI, LARGE)).isEmpty();
        assertThat(places.take(TAPTI, SMALL)).isPresent();
    }

    @Test
    void oneLendersSmallWorkbooksLeaveHalfOfTheSmallPlaces() {
        fillWithLargeOnes();
        assertThat(places.take(KAVERI, SMALL)).isPresent();
        assertThat(places.take(KAVERI, SMALL)).isPresent();

        assertThat(places.take(KAVERI, SMALL)).isEmpty();
        assertThat(places.take(SUTLEJ, SMALL)).isPresent();
    }

    @Test
    void aPlaceThatIsLeftIsForOthers() {
        Optional<Places.Place> place = places.take(KAVERI, LARGE);
        fillWithLargeOnes();
        assertThat(places.take(TAPTI, LARGE)).isEmpty();

        places.leave(place.orElseThrow());
        places.leave(place.orElseThrow());

        assertThat(places.take(TAPTI, LARGE)).isPresent();
        assertThat(places.take(TAPTI, LARGE)).isEmpty();
    }

    @Test
    void theOnlyPlaceIsForAnybody() {
        Places one = new Places(1, 0, SMALL);

        assertThat(one.take(KAVERI, LARGE)).isPresent();
        assertThat(one.take(SUTLEJ, SMALL)).isEmpty();
        assertThat(one.areLeft()).isFalse();
    }

    private void fillWithLargeOnes() {
        while (places.take(KAVERI, LARGE).isPresent()) {
            continue;
        }
        assertThat(places.take(SUTLEJ, LARGE).isPresent()
                        || places.take(TAPTI, LARGE).isEmpty())
                .isTrue();
    }
}
