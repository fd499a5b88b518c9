package io.muster.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
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
    @ValueSource(strings = {"", "de", "hi-IN,en;q=0.5", "q;q;q", "*"})
    void whoWantsALanguageThatThereIsNotGetsEnglish(String accepted) {
        assertThat(Look.of("dark", accepted, accepted)).isEqualTo(new Look(Look.Shade.DARK, Locale.ENGLISH));
    }
}
