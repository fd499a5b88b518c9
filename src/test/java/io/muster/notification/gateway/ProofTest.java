package io.muster.notification.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Reports are proved by what both sides know, as RFC 4231 has it. */
class ProofTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_790_000_000);
    private static final byte[] BODY = "what do ya want for nothing?".getBytes(UTF_8);

    /** RFC 4231, test case 2. */
    private static final String RIGHT = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

    @Test
    void aSignatureOverTheBodyIsKnown() {
        var proof = new Proof.Signature("X-Sign", "k", false, "sha256=", null, Duration.ofSeconds(1));

        assertThat(holds(proof, Map.of("X-Sign", "sha256=" + RIGHT))).isTrue();
        assertThat(holds(proof, Map.of("X-Sign", RIGHT))).isFalse();
        assertThat(holds(proof, Map.of("X-Sign", "sha256=" + RIGHT.replace('5', '6'))))
                .isFalse();
        assertThat(holds(proof, Map.of())).isFalse();
    }

    @Test
    void aTimeMustBeNearAndIsSigned() {
        var proof = new Proof.Signature("X-Sign", "k", false, "", "X-Time", Duration.ofSeconds(60));

        assertThat(holds(proof, Map.of("X-Sign", RIGHT, "X-Time", "1790000000")))
                .isFalse();
        assertThat(holds(proof, Map.of("X-Sign", RIGHT))).isFalse();
        assertThat(holds(proof, Map.of("X-Sign", RIGHT, "X-Time", "99999999999999")))
                .isFalse();
    }

    @Test
    void aTokenMustBeTheVerySame() {
        var proof = new Proof.Token("X-Token", "k");

        assertThat(holds(proof, Map.of("X-Token", "Jefe"))).isTrue();
        assertThat(holds(proof, Map.of("X-Token", "Jefe "))).isFalse();
        assertThat(holds(proof, Map.of("X-Token", ""))).isFalse();
    }

    private static boolean holds(Proof proof, Map<String, String> headers) {
        return proof.holds(BODY, headers::get, _ -> "Jefe", NOW);
    }
}
