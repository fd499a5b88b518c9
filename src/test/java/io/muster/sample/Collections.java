package io.muster.sample;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A sheet of money taken on a book's loans, a stated share of whose rows are wrong.
 *
 * @param rows data rows, at most what a sheet holds
 * @param wrongMillipercent the share of wrong rows, in thousandths of a percent
 * @param shared strings go to the table of shared strings
 * @param order which loans the rows are on, one after the other
 * @param columns as many as the lender's own, or more: those beyond them say what Muster does not ask for
 */
record Collections(
        LoanBook book, int rows, int wrongMillipercent, boolean shared, long seed, Order order, int columns) {
    private static final int ALL = 100_000;
    private static final int DAYS_BACK_MAX = 30;
    /** Cash stays far below what a person may pay in cash on one day. */
    private static final long CASH_PAISE_MAX = 20_000_00;

    private static final long RTGS_PAISE_MIN = 2_00_000_00;
    private static final int HOT_LOANS = 200;
    /** So many good rows are remembered, to be repeated or claimed for another loan. */
    private static final int REMEMBERED = 256;

    /** Which loans the rows are on. */
    enum Order {
        /** Any loan at any time, as collections come in. */
        SHUFFLED,
        /** In the order of the loans' numbers, as an export may have it. */
        SORTED,
        /** Any, but half of the rows are on few loans. */
        HOT;

        String title() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Rows on any loans, in the lender's own columns. */
    Collections(LoanBook book, int rows, int wrongMillipercent, boolean shared, long seed) {
        this(book, rows, wrongMillipercent, shared, seed, Order.SHUFFLED, Dress.HEADER.size());
    }

    /** Writes the sheet and says what must become of it. */
    Outcome write(OutputStream out) throws IOException {
        var outcome = new Outcome();
        try (var sheet = new Sheet(out, "Collections", shared)) {
            sheet.append(List.of(new Cell.Text("Collections, " + book.tenant())));
            sheet.append(List.of(new Cell.Text("Drawn up on "
                    + DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).format(book.asOf()))));
            sheet.append(List.of());
            sheet.append(header());
            new Writer(this, sheet, outcome).writeAll();
        }
        return outcome;
    }

    private List<Cell> header() {
        return IntStream.range(0, columns)
                .mapToObj(at -> at < Dress.HEADER.size() ? Dress.HEADER.get(at) : "Remark " + (at + 1))
                .<Cell>map(Cell.Text::new)
                .toList();
    }

    /** One pass over the rows. */
    private static final class Writer {
        private final Collections sample;
        private final Sheet sheet;
        private final Outcome outcome;
        private final SplittableRandom random;
        private final References references;
        private final Dress dress;
        private final List<Line> remembered = new ArrayList<>(REMEMBERED);

        Writer(Collections sample, Sheet sheet, Outcome outcome) {
            this.sample = sample;
            this.sheet = sheet;
            this.outcome = outcome;
            this.random = new SplittableRandom(sample.seed);
            this.references = new References(sample.seed);
            this.dress = new Dress(random.split());
        }

        void writeAll() throws IOException {
            long wrong = 0;
            for (int row = 1; row <= sample.rows; row++) {
                // as many as the share says, spread evenly: exact for the file, whatever the seed
                long wrongByNow = Math.multiplyExact((long) row, sample.wrongMillipercent) / ALL;
                if (wrongByNow > wrong) {
                    wrong = wrongByNow;
                    writeWrong(row, fault((int) wrong));
                } else {
                    writeGood(row);
                }
            }
        }

        /** Every fault in its turn; an echo needs an earlier row. */
        private Fault fault(int nth) {
            Fault[] all = Fault.values();
            Fault fault = all[(nth - 1) % all.length];
            return fault.echoes() && remembered.isEmpty() ? Fault.UNKNOWN_MODE : fault;
        }

        private void writeGood(int row) throws IOException {
            Line line = line(row);
            outcome.good(line.amountPaise());
            sheet.append(dress.cells(line, sample.columns));
            remember(line);
        }

        private void writeWrong(int row, Fault fault) throws IOException {
            Line line = switch (fault) {
                case REPEATED -> earlier();
                case KEY_REUSED -> reused();
                case UNKNOWN_LOAN -> line(row).onLoan(sample.book.stranger(random.nextInt(ALL)));
                default -> line(row);
            };
            outcome.wrong(fault, line.amountPaise());
            List<Cell> cells = dress.cells(line, sample.columns);
            fault.spoil(cells, line, row, sample.book.asOf());
            sheet.append(cells);
        }

        /** An earlier row, which is then forgotten: were it echoed twice, what becomes of one echo could hang on the other. */
        private Line earlier() {
            return remembered.remove(random.nextInt(remembered.size()));
        }

        /** Claims an earlier row's payment for another loan; either of the two may be posted first. */
        private Line reused() {
            Line earlier = earlier();
            Loan other = anyLoan();
            while (other.number().equals(earlier.loan())) {
                other = anyLoan();
            }
            return earlier.onLoan(other);
        }

        private void remember(Line line) {
            if (remembered.size() < REMEMBERED) {
                remembered.add(line);
            } else {
                remembered.set(random.nextInt(REMEMBERED), line);
            }
        }

        private Line line(int row) {
            Loan loan = nextLoan(row);
            long paise = amount(loan);
            Mode mode = mode(paise);
            LocalDate date = sample.book.asOf().minusDays(1 + random.nextInt(DAYS_BACK_MAX));
            return new Line(
                    loan.number(),
                    paise,
                    mode,
                    references.of(mode, row, loan.number()),
                    date,
                    loan.borrower(),
                    mode == Mode.CASH ? Names.agent(random) : "");
        }

        private Loan nextLoan(int row) {
            int accounts = sample.book.accounts();
            return switch (sample.order) {
                case SHUFFLED -> anyLoan();
                case SORTED -> sample.book.loan((int) ((row - 1L) * accounts / sample.rows));
                case HOT ->
                    random.nextBoolean() ? anyLoan() : sample.book.loan(random.nextInt(Math.min(HOT_LOANS, accounts)));
            };
        }

        private Loan anyLoan() {
            return sample.book.loan(random.nextInt(sample.book.accounts()));
        }

        /** Mostly the instalment; sometimes a part of it to the paisa, or more than one. */
        private long amount(Loan loan) {
            long due = loan.instalmentPaise();
            return switch (random.nextInt(10)) {
                case 0 -> 100 + random.nextLong(due - 100);
                case 1 -> due + random.nextLong(50_000);
                case 2 -> due * 2;
                default -> due;
            };
        }

        private Mode mode(long paise) {
            if (paise >= RTGS_PAISE_MIN) {
                return Mode.RTGS;
            }
            Mode mode = Mode.at(random.nextInt(1000));
            return mode == Mode.CASH && paise > CASH_PAISE_MAX ? Mode.UPI : mode;
        }
    }
}
