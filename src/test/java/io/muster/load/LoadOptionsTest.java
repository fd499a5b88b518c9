package io.muster.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The words after {@code load} choose a profile and ports of this machine, and wrong ones are told in a line. */
class LoadOptionsTest {
    @Test
    void withoutWordsTheSmallLoadGoesWhereUpListens() {
        assertThat(read()).isEqualTo(new LoadOptions(Profile.named("smoke"), 8080, 8180, 9092));
    }

    @Test
    void wordsWinOverTheEnvironment() {
        var options =
                LoadOptions.read(List.of("--port", "81", "--profile", "month-start"), Map.of("MUSTER_PORT", "82"));

        assertThat(options.address()).isEqualTo("http://localhost:81");
        assertThat(options.profile().simulation()).isEqualTo("MonthStart");
        assertThat(LoadOptions.read(List.of(), Map.of("MUSTER_KAFKA_PORT", "83"))
                        .kafkaPort())
                .isEqualTo(83);
    }

    @Test
    void wrongWordsAreNamed() {
        assertThatThrownBy(() -> read("--profile", "storm")).hasMessageContaining("no profile 'storm'");
        assertThatThrownBy(() -> read("--profile")).hasMessageContaining("'--profile'");
        assertThatThrownBy(() -> read("--address", "http://elsewhere.example")).hasMessageContaining("'--address'");
        assertThatThrownBy(() -> read("--port", "65536")).hasMessageContaining("not '65536'");
    }

    private static LoadOptions read(String... words) {
        return LoadOptions.read(List.of(words), Map.of());
    }
}
