package io.muster.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example is a configuration that haproxy takes, and so is what is made of it. */
class ProxyPatternTest {

    @TempDir
    Path folder;

    @Test
    void haproxyTakesTheExample() throws Exception {
        assertTaken(Path.of("src", "main", "proxy", "haproxy.cfg"));
    }

    @Test
    void theExamplesServersAreReplacedByAnyNumberOfOurs() throws Exception {
        var filled = ProxyPattern.fill(
                18_000,
                18_404,
                Map.of(
                        "api",
                        List.of(server("api-1", 1), server("api-2", 2), server("api-3", 3)),
                        "receipts",
                        List.of(server("receipts-1", 9))));

        assertThat(filled.lines().map(String::strip).filter(line -> line.startsWith("server ")))
                .containsExactly(
                        "server api-1 127.0.0.1:20001 check port 21001",
                        "server api-2 127.0.0.1:20002 check port 21002",
                        "server api-3 127.0.0.1:20003 check port 21003",
                        "server receipts-1 127.0.0.1:20009 check port 21009");
        assertThat(filled.lines().map(String::strip).filter(line -> line.startsWith("bind ")))
                .containsExactly("bind 127.0.0.1:18000", "bind 127.0.0.1:18404");
        assertTaken(Files.writeString(folder.resolve("filled.cfg"), filled));
    }

    private static ProxyPattern.Server server(String name, int number) {
        return new ProxyPattern.Server(
                name, new Application.Seat(20_000 + number, 21_000 + number, "http://localhost:18000"));
    }

    private static void assertTaken(Path file) throws Exception {
        var check = new ProcessBuilder(LocalProxy.PROGRAM.toString(), "-c", "-f", file.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(check.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(check.waitFor()).as(said).isZero();
        assertThat(said).doesNotContain("[WARNING]");
    }
}
