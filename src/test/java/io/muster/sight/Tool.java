package io.muster.sight;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Prometheus' own tools, which the launcher installs for {@code ./muster test}; elsewhere what needs them is skipped. */
final class Tool {
    private Tool() {}

    /** Runs {@code tool command subject FILES}, which must succeed. */
    static void run(String tool, String command, String subject, List<Path> files)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(tool, command, subject));
        files.forEach(file -> words.add(file.toString()));
        run(words);
    }

    /** Runs the words, which must succeed, and answers what they print. */
    static String run(List<String> words) throws IOException, InterruptedException {
        boolean there = Path.of("/usr/bin", words.getFirst()).toFile().canExecute();
        Assumptions.assumeTrue(
                there || "true".equals(System.getenv("CI")),
                words.getFirst() + " is not installed; ./muster test does it");
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(String.join(" ", words) + "\n" + said).isZero();
        return said;
    }
}
