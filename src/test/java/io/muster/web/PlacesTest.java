package io.muster.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Nobody takes all places, and each that is left can be taken again, once. */
class PlacesTest {
    private final Places<String> places = new Places<>(3, 2);

    @Test
    void oneGuestTakesSomeAndLeavesTheOthers() {
        assertThat(places.find("kaveri")).isPresent();
        assertThat(places.find("kaveri")).isPresent();
        assertThat(places.find("kaveri")).isEmpty();
        assertThat(places.find("sutlej")).isPresent();
        assertThat(places.find("sutlej")).isEmpty();
    }

    @Test
    void aPlaceThatIsLeftTwiceIsFreeOnce() {
        var first = places.find("kaveri").orElseThrow();
        assertThat(places.find("kaveri")).isPresent();

        first.close();
        first.close();

        assertThat(places.find("kaveri")).isPresent();
        assertThat(places.find("kaveri")).isEmpty();
    }
}
