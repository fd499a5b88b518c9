package io.muster.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LookTest {
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "pink", "DARK", "<script>"})
    void whatIsNoLookIsTheSystems(String cookie) {
        assertThat(Look.of(cookie, null, null).shade()).isEqualTo(Look.Shade.AUTO);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "de", "en-IN,hi;q=0.9", "q;q;q", "*"})
    void whoWantsALanguageThatThereIsNotGetsEnglish(String accepted) {
        assertThat(Look.of("dark", accepted, accepted)).isEqualTo(new Look(Look.Shade.DARK, Locale.ENGLISH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hi", "hi-IN,en;q=0.5", "de,hi;q=0.9,en;q=0.5"})
    void whoWantsHindiGetsIt(String accepted) {
        assertThat(Look.of(null, null, accepted).locale()).isEqualTo(Locale.of("hi"));
    }

    @Test
    void whatWasChosenCountsMoreThanWhatTheBrowserAsksFor() {
        assertThat(Look.of(null, "en", "hi").locale()).isEqualTo(Locale.ENGLISH);
        assertThat(Look.of(null, "hi", "en").locale()).isEqualTo(Locale.of("hi"));
    }
}
