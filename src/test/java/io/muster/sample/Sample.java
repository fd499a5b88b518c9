package io.muster.sample;

import io.muster.sample.Arguments.UsageError;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** {@code ./muster sample}: writes a workbook for a synthetic lender and says what must become of it. */
public final class Sample {
    /** A sheet's 1,048,576 rows, less what stands above the data. */
    private static final int ROWS_MAX = 1_048_000;

    private static final int ACCOUNTS_MAX = 5_000_000;
    private static final int TENURE_MAX = 600;
    private static final int COLUMNS_MAX = 1_000;
    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");
    private static final Set<String> OPTIONS =
            Set.of("rows", "bad", "tenant", "strings", "seed", "kind", "accounts", "tenure", "order", "columns", "out");
    private static final List<String> OF_COLLECTIONS = List.of("rows", "bad", "seed", "order", "columns");
    private static final String USAGE = """
            usage: ./muster sample [--rows 1000] [--bad 2%] [--tenant kaveri] [--kind collections|loan-book]
                                   [--accounts 10000] [--tenure MONTHS] [--order shuffled|sorted|hot] [--columns 7]
                                   [--strings shared|inline] [--seed NUMBER] [--out FILE.xlsx]

              --rows      data rows of a collections workbook
              --bad       share of its rows that are wrong, or are there twice
              --tenant    the lender on whose loans the rows are
              --kind      collections: money taken; loan-book: the accounts themselves
              --accounts  loans in the lender's book
              --tenure    instalments of each loan; without it as many as its product usually has
              --order     rows on any loans, in the order of the loans, or half of them on 200 loans
              --columns   of a collections workbook; those beyond the first seven are remarks
              --strings   shared, as Excel writes them, or inline, as many programs do
              --seed      the same seed on the same day gives the same rows; without it each workbook is a new one
              --out       where to write it; what must become of it is written beside it, as FILE.xlsx.expected.json
            """;

    private Sample() {}

    /** Runs the command; the exit status is 0, or 2 when it was called wrongly, or 1 when it could not write. */
    public static void main(String[] words) {
        System.exit(run(List.of(words), utf8(System.out), utf8(System.err)));
    }

    /** The command without the exit: what {@link #main} does, and the status. */
    public static int run(List<String> words, PrintStream out, PrintStream err) {
        if (words.contains("--help") || words.contains("-h")) {
            out.print(USAGE);
            return 0;
        }
        try {
            write(Arguments.read(words, OPTIONS, Set.of()), out);
            return 0;
        } catch (UsageError wrong) {
            err.println("sample: " + wrong.getMessage());
            err.println();
            err.print(USAGE);
            return 2;
        } catch (IOException failed) {
            err.println("sample: cannot write the workbook: " + failed);
            return 1;
        }
    }

    /**
     * Writes the loan book that the collections of the same lender, accounts and day speak of.
     *
     * @param accounts how many loans
     */
    public static void loanBook(String tenant, int accounts, Path file) throws IOException {
        try (var stream = Files.newOutputStream(file)) {
            new LoanBookSheet(new LoanBook(tenant, accounts, today()), true).write(stream);
        }
    }

    private static void write(Arguments arguments, PrintStream out) throws IOException {
        String kind = arguments.choice("kind", "collections", List.of("collections", "loan-book"));
        String tenant = arguments.find("tenant").orElse("kaveri");
        if (!tenant.matches("[a-z][a-z0-9-]{1,30}")) {
            throw new UsageError("--tenant is a lender's short name such as kaveri, not '" + tenant + "'");
        }
        int accounts = arguments.number("accounts", 10_000, 2, ACCOUNTS_MAX);
        boolean shared = arguments
                .choice("strings", "shared", List.of("shared", "inline"))
                .equals("shared");
        var book = new LoanBook(tenant, accounts, today(), arguments.number("tenure", 0, 1, TENURE_MAX));
        if (kind.equals("loan-book")) {
            if (OF_COLLECTIONS.stream().anyMatch(arguments::has)) {
                throw new UsageError("a loan book has --accounts, all of them right: none of --"
                        + String.join(", --", OF_COLLECTIONS));
            }
            Path file = file(arguments, tenant + "-loan-book-" + accounts + ".xlsx");
            try (var stream = Files.newOutputStream(file)) {
                new LoanBookSheet(book, shared).write(stream);
            }
            out.println(file + ": " + Rupees.count(accounts) + " loan accounts of " + tenant);
            return;
        }
        int rows = arguments.number("rows", 1_000, 1, ROWS_MAX);
        long seed = seed(arguments);
        var sample = new Collections(
                book,
                rows,
                arguments.shareMillipercent("bad", "2%"),
                shared,
                seed,
                order(arguments),
                arguments.number("columns", Dress.HEADER.size(), Dress.HEADER.size(), COLUMNS_MAX));
        writeCollections(sample, file(arguments, tenant + "-collections-" + rows + "-" + seed + ".xlsx"), out);
    }

    private static void writeCollections(Collections sample, Path file, PrintStream out) throws IOException {
        Outcome outcome;
        try (var stream = Files.newOutputStream(file)) {
            outcome = sample.write(stream);
        }
        Path expected = file.resolveSibling(file.getFileName() + ".expected.json");
        outcome.write(expected, sample.book().tenant(), "collections", sample.seed());
        out.println(file + ": " + Rupees.count(sample.rows()) + " rows for "
                + sample.book().tenant() + ", seed " + sample.seed());
        out.println();
        outcome.print(out);
        out.println();
        out.println("  the same as JSON: " + expected);
    }

    private static Collections.Order order(Arguments arguments) {
        List<String> titles = Arrays.stream(Collections.Order.values())
                .map(Collections.Order::title)
                .toList();
        return Collections.Order.values()[titles.indexOf(arguments.choice("order", titles.getFirst(), titles))];
    }

    private static Path file(Arguments arguments, String otherwise) throws IOException {
        Path file = Path.of(arguments.find("out").orElse("target/samples/" + otherwise));
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        return file;
    }

    private static long seed(Arguments arguments) {
        return arguments
                .find("seed")
                .map(Sample::seed)
                .orElseGet(() -> ThreadLocalRandom.current().nextLong(1_000_000_000));
    }

    private static long seed(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notANumber) {
            throw new UsageError("--seed is a whole number, not '" + text + "'");
        }
    }

    /** The day of all samples that are written now: India's. */
    public static LocalDate today() {
        return LocalDate.now(Clock.system(INDIA));
    }

    static PrintStream utf8(PrintStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }
}
