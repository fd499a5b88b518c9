package io.muster.bench.read;

import io.muster.bench.Figures;
import io.muster.bench.Part;
import io.muster.bench.Setting;
import io.muster.bench.Table;
import io.muster.bench.Target;
import io.muster.bench.read.BenchWorkbook.Strings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** {@code read}: a workbook to its last row, ours beside the readers that teams use, and how little memory each needs. */
public final class ReadPart implements Part {
    /** Enough for each, so that no collector decides. */
    private static final String HEAP = "1g";

    private static final int SMALL_HEAP_MEBIBYTES = 64;
    private static final double STREAMING_READER_TIMES_MIN = 3.5;
    private static final int WIDE_COLUMNS = 60;
    private static final int COLUMNS = 10;
    private static final int SHEET_ROWS = 1_048_575;

    @Override
    public String name() {
        return "read";
    }

    @Override
    public String title() {
        return "Read: workbook to its last row, beside other readers";
    }

    @Override
    public Duration about(Setting setting) {
        return switch (setting.size()) {
            case FULL -> Duration.ofSeconds(420 + 60L * setting.rounds());
            case QUICK -> Duration.ofSeconds(120);
            case TINY -> Duration.ofSeconds(40);
        };
    }

    @Override
    public List<Table> run(Setting setting) throws Exception {
        Path folder = setting.freshFolder("read");
        int rows = setting.size().choose(500_000, 100_000, 2_000);
        BenchWorkbook inline = new BenchWorkbook(rows, COLUMNS, Strings.INLINE);
        BenchWorkbook shared = new BenchWorkbook(rows, COLUMNS, Strings.SHARED);
        BenchWorkbook wide = new BenchWorkbook(rows / 5, WIDE_COLUMNS, Strings.SHARED);
        BenchWorkbook full =
                new BenchWorkbook(setting.size().choose(SHEET_ROWS, SHEET_ROWS / 5, 5_000), COLUMNS, Strings.SHARED);
        return List.of(
                ours(table(inline, folder, setting, true)),
                ours(table(shared, folder, setting, true)),
                table(wide, folder, setting, false).table(),
                inSmallHeap(full, written(full, folder, setting), setting));
    }

    private record Measured(Table table, Map<Reader, Reading> readings) {}

    private static Measured table(BenchWorkbook workbook, Path folder, Setting setting, boolean heaps)
            throws IOException {
        Path file = written(workbook, folder, setting);
        Map<Reader, Reading> readings = new EnumMap<>(Reader.class);
        for (Reader reader : Reader.values()) {
            setting.say(workbook.title() + ": " + reader.title());
            readings.put(reader, Reading.of(reader, file, setting, HEAP));
        }
        requireSameCells(readings);
        double ours = cpu(readings, Reader.MUSTER);
        Table table = Table.of(
                "Read " + workbook.title(), "reader", "CPU s", "wall s", "rows/s", "CPU to ours", "smallest heap MiB");
        for (Map.Entry<Reader, Reading> each : readings.entrySet()) {
            Reading reading = each.getValue();
            boolean part = each.getKey() == Reader.MUSTER_SURVEY;
            boolean search = heaps && !part;
            table = table.row(
                    each.getKey().title(),
                    Figures.plain(reading.cpu().median()),
                    Figures.plain(reading.wall().median()),
                    part
                            ? Figures.NONE
                            : Figures.count(workbook.rows() / reading.wall().median()),
                    Figures.ratio(reading.cpu().median(), ours),
                    search ? SmallestHeap.of(each.getKey(), file, setting) : Figures.NONE);
        }
        return new Measured(
                table.note("One process each, warmed up, heap " + HEAP + "; all readers gave the same checksum over all"
                        + " cells. Ours includes the survey that refuses a damaged file before its first row."),
                readings);
    }

    private static Table ours(Measured measured) {
        Map<Reader, Reading> readings = measured.readings();
        double fastexcel = cpu(readings, Reader.FASTEXCEL);
        return measured.table()
                .target(Target.atMost(
                        "CPU of Muster's rows to fastexcel-reader's", 1, cpu(readings, Reader.MUSTER) / fastexcel, "×"))
                .target(Target.atMost(
                        "CPU of Muster's checked rows to fastexcel-reader's bare ones",
                        1,
                        cpu(readings, Reader.MUSTER_CHECKED) / fastexcel,
                        "×"))
                .target(Target.atLeast(
                        "CPU of excel-streaming-reader to Muster's",
                        STREAMING_READER_TIMES_MIN,
                        cpu(readings, Reader.STREAMING_READER) / cpu(readings, Reader.MUSTER),
                        "×"));
    }

    private static Table inSmallHeap(BenchWorkbook workbook, Path file, Setting setting) {
        Table table = Table.of(
                "Read " + workbook.title() + " in a heap of " + SMALL_HEAP_MEBIBYTES + " MiB",
                "reader",
                "finishes",
                "CPU s, cold",
                "wall s",
                "peak RSS");
        boolean done = false;
        for (Reader reader : List.of(
                Reader.MUSTER_CHECKED, Reader.MUSTER, Reader.FASTEXCEL, Reader.POI_SAX, Reader.STREAMING_READER)) {
            setting.say(workbook.title() + " in a small heap: " + reader.title());
            List<String> options =
                    List.of("-Xmx" + SMALL_HEAP_MEBIBYTES + "m", "-XX:+UseParallelGC", "-XX:ParallelGCThreads=1");
            var ended = Reading.run(reader, file, setting, options, 0, 1);
            boolean whole = ended.succeeded();
            done |= whole && reader == Reader.MUSTER_CHECKED;
            table = table.row(
                    reader.title(),
                    whole ? "yes" : "out of memory",
                    whole ? Figures.plain(ended.figure("cpu0")) : Figures.NONE,
                    whole ? Figures.plain(ended.figure("wall0")) : Figures.NONE,
                    whole ? Figures.mebibytes((long) ended.figure("peak")) : Figures.NONE);
        }
        return table.note("Each reference stands once, so the table of texts has more than a million of them.")
                .target(new Target(
                        "a full sheet with a million unique texts, heap " + SMALL_HEAP_MEBIBYTES + " MiB",
                        "finishes",
                        done ? "finishes" : "does not",
                        done));
    }

    private static void requireSameCells(Map<Reader, Reading> readings) {
        Reading ours = reading(readings, Reader.MUSTER);
        for (Reader reader : List.of(Reader.FASTEXCEL, Reader.POI_SAX, Reader.STREAMING_READER)) {
            Reading other = reading(readings, reader);
            if (other.sum() != ours.sum() || other.rows() != ours.rows()) {
                throw new IllegalStateException(reader.title() + " saw other cells than Muster");
            }
        }
        if (reading(readings, Reader.MUSTER_CHECKED).rows() != ours.rows() - 1) {
            throw new IllegalStateException("Not every row of the measured workbook was accepted");
        }
    }

    private static double cpu(Map<Reader, Reading> readings, Reader reader) {
        return reading(readings, reader).cpu().median();
    }

    private static Reading reading(Map<Reader, Reading> readings, Reader reader) {
        return Objects.requireNonNull(readings.get(reader));
    }

    private static Path written(BenchWorkbook workbook, Path folder, Setting setting) throws IOException {
        setting.say("writes " + workbook.title());
        Path file = folder.resolve(workbook.rows() + "-" + workbook.columns() + "-" + workbook.strings() + ".xlsx");
        workbook.write(file);
        return file;
    }
}
