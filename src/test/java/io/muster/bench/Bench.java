package io.muster.bench;

import io.muster.bench.fair.FairPart;
import io.muster.bench.messages.MessagesPart;
import io.muster.bench.pages.PagesPart;
import io.muster.bench.paper.PaperPart;
import io.muster.bench.post.PostPart;
import io.muster.bench.pure.PurePart;
import io.muster.bench.read.ReadPart;
import io.muster.bench.road.RoadPart;
import io.muster.local.Child;
import io.muster.local.Muster;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** {@code ./muster bench}: measures part after part, prints tables, and writes them down when asked to. */
public final class Bench {
    /** All parts, in the order in which they run. */
    private static final List<Part> PARTS = List.of(
            new ReadPart(),
            new PostPart(),
            new RoadPart(),
            new FairPart(),
            new MessagesPart(),
            new PaperPart(),
            new PagesPart(),
            new PurePart());

    /** Parts that run only when they are named. */
    private static final List<String> ON_DEMAND = List.of("jmh");

    private static final Path DOCUMENT = Path.of("docs", "benchmarks.md");
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private final Instant began = Instant.now();
    private final BenchOptions options;

    private Bench(BenchOptions options) {
        this.options = options;
    }

    /**
     * Exits with 0 when everything was measured and what is promised was reached, with 1 when not, with 2 when called
     * wrongly.
     */
    public static void main(String[] words) {
        if (List.of(words).contains("--help")) {
            OUT.print(BenchOptions.USAGE);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(Child::stopAll));
        try {
            List<String> known = PARTS.stream().map(Part::name).toList();
            List<String> usual =
                    known.stream().filter(name -> !ON_DEMAND.contains(name)).toList();
            System.exit(new Bench(BenchOptions.read(List.of(words), known, usual)).run() ? 0 : 1);
        } catch (IllegalArgumentException wrong) {
            System.err.println("muster: " + wrong.getMessage() + System.lineSeparator() + BenchOptions.USAGE);
            System.exit(2);
        } catch (Exception broken) {
            System.err.println("muster: the benchmark cannot go on: " + broken);
            System.exit(1);
        }
    }

    /** Whether every promise was kept. */
    private boolean run() throws Exception {
        boolean kept = true;
        List<Part> parts = PARTS.stream()
                .filter(part -> options.parts().contains(part.name()))
                .toList();
        Setting setting = setting();
        Duration about = parts.stream().map(part -> part.about(setting)).reduce(Duration.ZERO, Duration::plus);
        String machine = Machine.description() + "; " + options.words() + ".";
        OUT.println(machine);
        say("measures %s; takes about %d min on two quiet cores"
                .formatted(options.parts(), Math.max(1, about.plusSeconds(30).toMinutes())));
        for (Part part : parts) {
            say(part.title());
            List<Table> tables = part.run(setting);
            OUT.println();
            tables.forEach(table -> OUT.println(table.text()));
            write(part, machine, tables);
            kept &= !part.isPromise() || reached(tables);
        }
        Setting.delete(setting.folder());
        say(kept ? "done" : "done; what is promised was not reached");
        return kept;
    }

    private static boolean reached(List<Table> tables) {
        return tables.stream().flatMap(table -> table.targets().stream()).allMatch(Target::met);
    }

    private void write(Part part, String machine, List<Table> tables) throws IOException {
        if (options.write()) {
            new Document(DOCUMENT).replace(part.name(), machine, tables);
            say("written to " + DOCUMENT);
        }
    }

    private Setting setting() {
        Setting.Size size = options.quick() ? Setting.Size.QUICK : Setting.Size.FULL;
        Path folder = Muster.home().resolve("bench");
        return new Setting(size, options.rounds(), options.heap(), folder, line -> say("  " + line));
    }

    private void say(String line) {
        OUT.println(String.format(
                Locale.ROOT,
                "%7.1f s  %s",
                Duration.between(began, Instant.now()).toMillis() / 1000.0,
                line));
    }
}
