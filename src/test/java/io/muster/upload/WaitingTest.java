package io.muster.upload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WaitingTest {
    private final UploadId id = UploadId.next();

    @Test
    void isReadAsItIsWritten() {
        Waiting waiting = new Waiting(id, 12_345);

        assertThat(Waiting.of(waiting.toString())).contains(waiting);
    }

    @Test
    void withoutASizeItIsLarge() {
        assertThat(Waiting.of(id.toString())).contains(new Waiting(id, Long.MAX_VALUE));
        assertThat(Waiting.of(id + " much")).contains(new Waiting(id, Long.MAX_VALUE));
    }

    @Test
    void anythingElseIsNoUpload() {
        assertThat(Waiting.of("")).isEmpty();
        assertThat(Waiting.of("hello 12")).isEmpty();
    }
}
