package io.muster.supply;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A program of the shell that has ended; {@code output} is both of its streams. */
record Shell(int status, String output) {

    /** Runs it to its end in {@code folder}; a variable without text is taken away. */
    static Shell run(Path folder, Map<String, String> environment, String... words)
            throws IOException, InterruptedException {
        var builder =
                new ProcessBuilder(List.of(words)).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().values().removeIf(String::isEmpty);
        var process = builder.start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Shell(process.waitFor(), output);
    }
}
