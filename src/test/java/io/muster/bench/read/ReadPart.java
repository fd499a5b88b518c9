package io.muster.bench.read;

import io.muster.bench.Figures;
import io.muster.bench.Fork;
import io.muster.bench.Part;
import io.muster.bench.Setting;
import io.muster.bench.Table;
import io.muster.bench.Target;
import io.muster.bench.read.BenchWorkbook.Strings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** {@code read}: a workbook to its last row, ours beside the readers that teams use, and how little memory each needs. */
public final class ReadPart implements Part {
    /** Enough for each, so that no collector decides. */
    private static final String HEAP = "1g";

    private static final String WRITER_HEAP = "2g";
    private static final int SMALL_HEAP_MEBIBYTES = 64;
    private static final int SMALL_HEAP_CPU_TIMES_MAX = 4;
    private static final double STREAMING_READER_TIMES_MIN = 3.5;
    private static final int WIDE_COLUMNS = 60;
    private static final int COLUMNS = 10;
    private static final int SHEET_ROWS = 1_048_575;
    /** Whose smallest heap is searched for; the two that are left out keep what their neighbours keep. */
    private static final List<Reader> SEARCHED =
            List.of(Reader.MUSTER_CHECKED, Reader.FASTEXCEL, Reader.POI_SAX, Reader.STREAMING_READER);

    private static final List<Reader> OTHERS =
            List.of(Reader.FASTEXCEL, Reader.POI_SAX, Reader.STREAMING_READER, Reader.STREAMING_READER_TUNED);

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
            case FULL -> Duration.ofSeconds(270 + 70L * setting.rounds());
            case QUICK -> Duration.ofSeconds(75);
            case TINY -> Duration.ofSeconds(30);
        };
    }

    @Override
    public List<Table> run(Setting setting) throws Exception {
        Path folder = setting.freshFolder("read");
        int rows = setting.size().choose(500_000, 25_000, 300);
        boolean full = setting.size() == Setting.Size.FULL;
        BenchWorkbook wide = new BenchWorkbook(rows / 10, WIDE_COLUMNS, Strings.SHARED);
        BenchWorkbook sheet = new BenchWorkbook(full ? SHEET_ROWS : 5 * rows / 2, COLUMNS, Strings.SHARED);
        Measured inline = measure(new BenchWorkbook(rows, COLUMNS, Strings.INLINE), folder, setting);
        Measured shared = measure(new BenchWorkbook(rows, COLUMNS, Strings.SHARED), folder, setting);
        List<Table> tables = new ArrayList<>();
        tables.add(ours(inline, table(inline, setting, full)));
        tables.add(ours(shared, table(shared, setting, true)));
        if (setting.size() != Setting.Size.TINY) {
            tables.add(table(measure(wide, folder, setting), setting, false));
        }
        tables.add(inSmallHeap(sheet, written(sheet, folder, setting), shared, setting));
        return tables;
    }

    private record Measured(BenchWorkbook workbook, Path file, Map<Reader, Reading> readings) {
        Reading reading(Reader reader) {
            return Objects.requireNonNull(readings.get(reader));
        }

        double cpu(Reader reader) {
            return reading(reader).cpu().median();
        }
    }

    private static Measured measure(BenchWorkbook workbook, Path folder, Setting setting) {
        Path file = written(workbook, folder, setting);
        Map<Reader, Reading> readings = new EnumMap<>(Reader.class);
        for (Reader reader : Reader.values()) {
            setting.say(workbook.title() + ": " + reader.title());
            readings.put(reader, Reading.of(reader, file, setting, HEAP));
        }
        Measured measured = new Measured(workbook, file, readings);
        requireSameCells(measured);
        return measured;
    }

    private static Table table(Measured measured, Setting setting, boolean heaps) {
        List<String> columns =
                new ArrayList<>(List.of("reader", "CPU s", "from–to", "CPU to ours", "cold CPU s", "wall s", "rows/s"));
        if (heaps) {
            columns.add("smallest heap MiB");
        }
        Table table = Table.of("Read " + measured.workbook().title(), columns.toArray(String[]::new));
        for (Map.Entry<Reader, Reading> each : measured.readings().entrySet()) {
            table = table.row(cells(each.getKey(), measured, setting, heaps));
        }
        Table noted = table.note("One process each with a heap of " + HEAP + ", warmed up: medians of "
                + setting.rounds()
                + ". All readers gave the same checksum over all cells. Ours includes the survey that"
                + " refuses a damaged file before its first row. Cold CPU is that of a process that reads once.");
        return heaps
                ? noted.note("In the smallest heap a cold process finishes with at most " + SmallestHeap.CPU_TIMES_MAX
                        + " times the CPU that it takes in " + HEAP + "; tried were " + SmallestHeap.tried(setting)
                        + " MiB.")
                : noted;
    }

    private static String[] cells(Reader reader, Measured measured, Setting setting, boolean heaps) {
        Reading reading = measured.reading(reader);
        boolean part = reader == Reader.MUSTER_SURVEY;
        List<String> cells = new ArrayList<>(List.of(
                reader.title(),
                Figures.plain(reading.cpu().median()),
                Figures.range(reading.cpu()),
                Figures.ratio(reading.cpu().median(), measured.cpu(Reader.MUSTER)),
                Figures.plain(reading.cold()),
                Figures.plain(reading.wall().median()),
                part
                        ? Figures.NONE
                        : Figures.count(
                                measured.workbook().rows() / reading.wall().median())));
        if (heaps && SEARCHED.contains(reader)) {
            setting.say(measured.workbook().title() + ": smallest heap of " + reader.title());
            cells.add(SmallestHeap.of(reader, measured.file(), setting, reading.cold()));
        } else if (heaps) {
            cells.add(Figures.NONE);
        }
        return cells.toArray(String[]::new);
    }

    private static Table ours(Measured measured, Table table) {
        double fastexcel = measured.cpu(Reader.FASTEXCEL);
        String what = "read, %s, CPU of "
                .formatted(measured.workbook().strings().name().toLowerCase(Locale.ROOT));
        return table.target(Target.atMost(
                        what + "Muster's rows to fastexcel-reader's", 1, measured.cpu(Reader.MUSTER) / fastexcel, "×"))
                .target(Target.atMost(
                        what + "Muster's checked rows to fastexcel-reader's bare ones",
                        1,
                        measured.cpu(Reader.MUSTER_CHECKED) / fastexcel,
                        "×"))
                .target(Target.atLeast(
                        what + "excel-streaming-reader to Muster's rows",
                        STREAMING_READER_TIMES_MIN,
                        measured.cpu(Reader.STREAMING_READER) / measured.cpu(Reader.MUSTER),
                        "×"));
    }

    private static Table inSmallHeap(BenchWorkbook workbook, Path file, Measured shared, Setting setting) {
        Table table = Table.of(
                "Read " + workbook.title() + " in a heap of " + SMALL_HEAP_MEBIBYTES + " MiB",
                "reader",
                "finishes",
                "CPU s, cold",
                "wall s",
                "peak RSS");
        boolean done = false;
        for (Reader reader : Reader.values()) {
            if (reader == Reader.MUSTER_SURVEY) {
                continue;
            }
            setting.say(workbook.title() + " in a small heap: " + reader.title());
            double cold = shared.reading(reader).cold()
                    * workbook.rows()
                    / shared.workbook().rows();
            var ended = Reading.once(reader, file, setting, SMALL_HEAP_MEBIBYTES, SMALL_HEAP_CPU_TIMES_MAX * cold);
            boolean whole = ended.succeeded();
            done |= whole && reader == Reader.MUSTER_CHECKED;
            table = table.row(
                    reader.title(),
                    whole ? "yes" : "no",
                    whole ? Figures.plain(ended.figure("cold")) : Figures.NONE,
                    whole ? Figures.plain(ended.figure("wall0")) : Figures.NONE,
                    whole ? Figures.mebibytes((long) ended.figure("peak")) : Figures.NONE);
        }
        return table.note("Each reference stands once. \"No\" is out of memory, or more than "
                        + SMALL_HEAP_CPU_TIMES_MAX + " times the CPU a row that the reader takes in " + HEAP + ".")
                .target(new Target(
                        "read, " + workbook.title() + ", heap " + SMALL_HEAP_MEBIBYTES + " MiB",
                        "finishes",
                        done ? "finishes" : "does not",
                        done));
    }

    private static void requireSameCells(Measured measured) {
        Reading ours = measured.reading(Reader.MUSTER);
        for (Reader reader : OTHERS) {
            Reading other = measured.reading(reader);
            if (other.sum() != ours.sum() || other.rows() != ours.rows()) {
                throw new IllegalStateException(reader.title() + " saw other cells than Muster");
            }
        }
        if (measured.reading(Reader.MUSTER_CHECKED).rows() != ours.rows() - 1) {
            throw new IllegalStateException("Not every row of the measured workbook was accepted");
        }
    }

    private static Path written(BenchWorkbook workbook, Path folder, Setting setting) {
        setting.say("writes " + workbook.title());
        Path file = folder.resolve(workbook.rows() + "-" + workbook.columns() + "-" + workbook.strings() + ".xlsx");
        Fork.Ended ended = Fork.run(
                WriteOnce.class,
                setting.folder().resolve("read-writer.log"),
                Fork.heap(WRITER_HEAP),
                String.valueOf(workbook.rows()),
                String.valueOf(workbook.columns()),
                workbook.strings().name(),
                file.toString());
        if (!ended.succeeded()) {
            throw new IllegalStateException("cannot write " + file + "; see " + ended.log());
        }
        return file;
    }
}
