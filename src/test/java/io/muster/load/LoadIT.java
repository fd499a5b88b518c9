package io.muster.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.local.Child;
import io.muster.local.Java;
import io.muster.local.Muster;
import io.muster.local.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The small load by {@code ./muster load}, which starts a stack of its own: no request fails, and the money ties. */
class LoadIT {
    @Test
    void theSmallLoadGoesThroughAndItsMoneyTies() throws IOException {
        Path home = Files.createDirectories(Path.of("target", "load-it").toAbsolutePath());
        // Binaries are unpacked once for everybody; books and ports are this test's own
        Files.createDirectories(Muster.parts());
        Path parts = home.resolve("parts");
        if (!Files.exists(parts)) {
            Files.createSymbolicLink(parts, Muster.parts());
        }
        Path log = home.resolve("load.log");

        Child.run(
                "./muster load",
                log,
                Map.of(
                        "MUSTER_HOME", home.toString(),
                        "MUSTER_PORT", free(),
                        "MUSTER_MANAGEMENT_PORT", free(),
                        "MUSTER_KEYCLOAK_PORT", free(),
                        "MUSTER_POSTGRES_PORT", free(),
                        "MUSTER_KAFKA_PORT", free(),
                        "MUSTER_SINK_PORT", free(),
                        "MUSTER_SMTP_PORT", free()),
                Java.command(
                        List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                        Load.class.getName(),
                        "--profile",
                        "smoke"));

        assertThat(log)
                .content()
                .contains(
                        "count of failed events is 0.0 : true",
                        "./muster events: all is well",
                        "./muster doctor: all is well");
    }

    private static String free() {
        return Integer.toString(Ports.free());
    }
}
