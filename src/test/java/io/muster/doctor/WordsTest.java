package io.muster.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.doctor.Words.UsageError;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the doctor understands of what it is asked. */
class WordsTest {
    @Test
    void lendersMayBeNamedSeveralTimesAndInBothWays() {
        Words words = Words.read(List.of("--tenant", "kaveri", "--json", "--tenant=sutlej", "--settings=a.properties"));

        assertThat(words).isEqualTo(new Words(List.of("kaveri", "sutlej"), true, false, null, Path.of("a.properties")));
    }

    @Test
    void withoutAWordEveryLenderIsLookedAtForPeople() {
        assertThat(Words.read(List.of())).isEqualTo(new Words(List.of(), false, false, null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--tenants", "kaveri", "--tenant", "--tenant=", "-x"})
    void whatItDoesNotUnderstandItRefuses(String word) {
        assertThatThrownBy(() -> Words.read(List.of(word))).isInstanceOf(UsageError.class);
    }
}
