package io.muster.upload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UploadIdTest {
    @Test
    void isAUuidOfVersionSevenThatTellsItsMillisecond() {
        UploadId id = UploadId.at(1_795_000_000_123L);

        assertThat(id.value().version()).isEqualTo(7);
        assertThat(id.value().variant()).isEqualTo(2);
        assertThat(id.value().getMostSignificantBits() >>> 16).isEqualTo(1_795_000_000_123L);
    }

    @Test
    void laterIdsSortBehindEarlierOnes() {
        assertThat(UploadId.at(1_795_000_000_124L).toString())
                .isGreaterThan(UploadId.at(1_795_000_000_123L).toString());
    }

    @Test
    void readsOnlyAUuidThatIsWrittenInFull() {
        UploadId id = UploadId.next();

        assertThat(UploadId.of(id.toString())).contains(id);
        assertThat(UploadId.of("1-1-1-1-1")).isEmpty();
        assertThat(UploadId.of("../../../../etc/passwd/of/this/host/")).isEmpty();
        assertThat(UploadId.of("")).isEmpty();
    }
}
