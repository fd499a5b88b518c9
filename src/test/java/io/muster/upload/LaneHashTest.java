package io.muster.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class LaneHashTest {
    private static final BigInteger MODULUS = BigInteger.TWO.pow(256);

    @Test
    void isThirtyTwoBytesHoweverSmall() {
        assertThat(Lanes.bytes(BigInteger.ZERO)).hasSize(32).containsOnly(0);
        assertThat(Lanes.bytes(BigInteger.ONE)).hasSize(32).endsWith(1);
    }

    @Test
    void wrapsAroundAtTheModulus() {
        assertThat(Lanes.bytes(MODULUS.add(BigInteger.TWO))).isEqualTo(Lanes.bytes(BigInteger.TWO));
    }

    @Test
    void keepsItsHighestBit() {
        BigInteger highest = MODULUS.subtract(BigInteger.ONE);

        assertThat(new BigInteger(1, Lanes.bytes(highest))).isEqualTo(highest);
    }
}
