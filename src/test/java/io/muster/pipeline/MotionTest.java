package io.muster.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.upload.UploadId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MotionTest {
    private final Motion motion = new Motion();
    private final UploadId upload = UploadId.next();

    @Test
    void anUploadAtWorkIsStillUntilItMoves() {
        motion.began(upload);
        await().until(() -> motion.stillFor().compareTo(Duration.ofMillis(50)) > 0);
        Duration before = motion.stillFor();

        motion.moved(upload);

        assertThat(motion.stillFor()).isLessThan(before);
    }

    @Test
    void aWordThatComesAfterTheEndLeavesNothingBehind() {
        motion.began(upload);
        motion.ended(upload);

        motion.moved(upload);

        assertThat(motion.stillFor()).isZero();
    }
}
