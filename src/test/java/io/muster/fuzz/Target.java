package io.muster.fuzz;

import io.muster.money.AmountFuzz;
import io.muster.rows.ReadersFuzz;
import io.muster.rows.SheetFuzz;
import io.muster.rows.WorkbookFuzz;
import io.muster.tenant.LayoutFuzz;
import io.muster.validation.DateFuzz;
import io.muster.validation.HeaderFuzz;
import io.muster.validation.RowFuzz;
import io.muster.web.FormFuzz;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Locale;

/** All that is fuzzed, by the name of its corpus. */
public enum Target {
    /** A file of any bytes, opened and read as a workbook. */
    WORKBOOK,
    /** A well-formed archive of any parts, read as a workbook and judged as a sheet of either kind. */
    SHEET,
    /** A sheet as an honest program may write it, read by both readers. */
    READERS,
    /** A row of any cells, judged as a collection and as a line of a loan book. */
    ROW,
    /** The first rows of any sheets, searched for the header. */
    HEADER,
    /** Any text and any stored number as an amount. */
    AMOUNT,
    /** Any text and any stored number as a date. */
    DATE,
    /** Any body as an upload form, in any pieces. */
    FORM,
    /** Any text as a lender's layout. */
    LAYOUT;

    /** Of the processor, so that a busy machine breaks nothing; far more than any small input needs. */
    private static final Duration TIME_MAX = Duration.ofSeconds(5);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** As the command line and the corpus's folder have it. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The target of that name. */
    public static Target of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT));
    }

    /** The part, made ready; an input that costs it more than {@link #TIME_MAX} each time fails as well. */
    public FuzzTarget open() {
        return bounded(part(), TIME_MAX);
    }

    /** Twice, since whichever input is the first to go somewhere pays for the loading of classes too. */
    FuzzTarget bounded(FuzzTarget part, Duration timeMax) {
        return input -> {
            if (time(part, input).compareTo(timeMax) > 0) {
                Duration again = time(part, input);
                if (again.compareTo(timeMax) > 0) {
                    throw new AssertionError(slug() + " took " + again.toMillis() + " ms for one input");
                }
            }
        };
    }

    private static Duration time(FuzzTarget part, byte[] input) throws Exception {
        long start = THREADS.getCurrentThreadCpuTime();
        part.check(input);
        return Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start);
    }

    private FuzzTarget part() {
        return switch (this) {
            case WORKBOOK -> new WorkbookFuzz();
            case SHEET -> new SheetFuzz();
            case READERS -> new ReadersFuzz();
            case ROW -> new RowFuzz();
            case HEADER -> new HeaderFuzz();
            case AMOUNT -> new AmountFuzz();
            case DATE -> new DateFuzz();
            case FORM -> new FormFuzz();
            case LAYOUT -> new LayoutFuzz();
        };
    }
}
