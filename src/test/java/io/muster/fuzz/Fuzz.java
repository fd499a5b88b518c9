package io.muster.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** {@code ./muster fuzz}: searches for input that breaks a part, or checks one input again. */
public final class Fuzz {
    private static final String USAGE =
            """
            usage: ./muster fuzz [--target NAME] [--seconds N] | --target NAME --input FILE
              --target   one of %s (default: all, one after the other)
              --seconds  how long to search each target (default 60)
              --input    check this file instead of searching
            """.formatted(Stream.of(Target.values()).map(Target::slug).toList());

    private Fuzz() {}

    /** Exits with 1 when something broke, with 2 when it is asked wrongly. */
    public static void main(String[] arguments) throws Exception {
        List<Target> targets = List.of(Target.values());
        Duration time = Duration.ofMinutes(1);
        Path input = null;
        try {
            for (int at = 0; at < arguments.length; at += 2) {
                String value = arguments[at + 1];
                switch (arguments[at]) {
                    case "--target" -> targets = List.of(Target.of(value));
                    case "--seconds" -> time = Duration.ofSeconds(Long.parseLong(value));
                    case "--input" -> input = Path.of(value);
                    default -> throw new IllegalArgumentException(arguments[at]);
                }
            }
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException wrong) {
            System.err.print(USAGE);
            System.exit(2);
        }
        if (input == null) {
            System.exit(search(targets, time) ? 0 : 1);
        }
        targets.getFirst().open().check(Files.readAllBytes(input));
        System.out.println(input + " holds");
    }

    private static boolean search(List<Target> targets, Duration time) throws IOException, InterruptedException {
        List<Path> broken = new ArrayList<>();
        for (Target target : targets) {
            Search.Outcome outcome = new Search(target).run(time);
            System.out.printf("%-9s %,12d inputs %4d s%n", target.slug(), outcome.runs(), time.toSeconds());
            outcome.broken().forEach(file -> System.out.println("  broken by " + file));
            broken.addAll(outcome.broken());
        }
        return broken.isEmpty();
    }
}
