package io.muster.bench.pure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.bench.Figures;
import io.muster.bench.Fork;
import io.muster.bench.Part;
import io.muster.bench.Setting;
import io.muster.bench.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.openjdk.jmh.Main;

/** {@code jmh}: the pure parts by themselves, in short forks. */
public final class PurePart implements Part {
    private static final long BENCHMARKS = 8;

    @Override
    public String name() {
        return "jmh";
    }

    @Override
    public String title() {
        return "Pure parts under JMH";
    }

    @Override
    public Duration about(Setting setting) {
        return Duration.ofSeconds(setting.size().choose(11, 6, 3) * BENCHMARKS);
    }

    @Override
    public List<Table> run(Setting setting) throws IOException {
        Path folder = setting.freshFolder("jmh");
        Path results = folder.resolve("results.json");
        setting.say("%d benchmarks in short forks".formatted(BENCHMARKS));
        String second = setting.size() == Setting.Size.TINY ? "100ms" : "1s";
        Fork.Ended ended = Fork.run(
                Main.class,
                folder.resolve("jmh.log"),
                Fork.heap("256m"),
                PureBenchmark.class.getName(),
                "-foe",
                "true",
                "-f",
                Integer.toString(setting.size().choose(1, 1, 0)),
                "-wi",
                Integer.toString(setting.size().choose(3, 1, 1)),
                "-w",
                second,
                "-i",
                Integer.toString(setting.size().choose(5, 2, 1)),
                "-r",
                second,
                "-prof",
                "gc",
                "-jvmArgs",
                "-Xmx256m -XX:+UseSerialGC",
                "-rf",
                "json",
                "-rff",
                results.toString());
        if (!ended.succeeded()) {
            throw new IllegalStateException("JMH failed; see " + ended.log());
        }
        return List.of(table(new ObjectMapper().readTree(results.toFile())));
    }

    private static Table table(JsonNode results) {
        Table table = Table.of("Pure parts: one call", "part", "ns", "±", "bytes allocated");
        for (JsonNode each : results) {
            String name = each.path("benchmark").asText();
            table = table.row(
                    name.substring(name.lastIndexOf('.') + 1),
                    Figures.count(each.at("/primaryMetric/score").asDouble()),
                    Figures.count(each.at("/primaryMetric/scoreError").asDouble(Double.NaN)),
                    Figures.count(each.at("/secondaryMetrics/gc.alloc.rate.norm/score")
                            .asDouble(Double.NaN)));
        }
        return table.note("Average time by JMH in one short fork each: good for comparing one commit with the next.");
    }
}
