package io.muster.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.tenant.TenantId;
import org.junit.jupiter.api.Test;

/** One lender's packs leave room for the others'. */
class PackPlacesTest {
    private static final TenantId KAVERI = new TenantId("kaveri");
    private static final TenantId SUTLEJ = new TenantId("sutlej");

    @Test
    void aLenderHasHalfOfThePlaces() {
        PackPlaces places = new PackPlaces(4);

        assertThat(places.take(KAVERI)).isTrue();
        assertThat(places.take(KAVERI)).isTrue();
        assertThat(places.take(KAVERI)).isFalse();
        assertThat(places.has(SUTLEJ)).isTrue();
        assertThat(places.take(SUTLEJ)).isTrue();
        places.give(KAVERI);
        assertThat(places.take(KAVERI)).isTrue();
    }

    @Test
    void whereThereIsOnePlaceAnybodyMayHaveIt() {
        PackPlaces places = new PackPlaces(1);

        assertThat(places.take(KAVERI)).isTrue();
        assertThat(places.has(SUTLEJ)).isFalse();
        places.give(KAVERI);
        assertThat(places.take(SUTLEJ)).isTrue();
    }
}
