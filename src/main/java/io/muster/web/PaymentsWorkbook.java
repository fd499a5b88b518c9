package io.muster.web;

import io.muster.posting.ListPlace;
import io.muster.posting.Payment;
import io.muster.posting.PaymentFilter;
import io.muster.validation.SafeText;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * Payments as a workbook: amounts as numbers with Indian grouping, days as days, all else as text that no spreadsheet program
 * takes for a formula. Rows are sent as they are written.
 *
 * <p>An amount as a {@code double} is exact to the paisa below ninety lakh crore rupees, which no payment reaches.
 */
final class PaymentsWorkbook {
    private static final String RUPEES = "[>=10000000]##\\,##\\,##\\,##0.00;[>=100000]##\\,##\\,##0.00;##,##0.00";
    private static final String DAY = "dd-mmm-yyyy";
    private static final List<String> HEADERS = List.of(
            "Receipt",
            "Business date",
            "Value date",
            "Loan account",
            "Amount",
            "Mode",
            "Reference",
            "Agent",
            "Payer",
            "Penalty",
            "Fee",
            "Interest",
            "Principal",
            "Excess",
            "Posted by",
            "Upload",
            "Row");
    private static final double[] WIDTHS = {18, 14, 14, 18, 16, 14, 24, 12, 24, 12, 12, 14, 14, 12, 18, 38, 8};
    private static final int AMOUNT = 4;
    private static final int HEADER_LINE = 2;
    private static final int FLUSH_ROWS = 500;

    /** A sheet has 1,048,576 lines. */
    private static final int SHEET_ROWS_MAX = 1_000_000;

    private final PaymentFilter filter;
    private int rows;
    private long paise;

    PaymentsWorkbook(PaymentFilter filter) {
        this.filter = filter;
    }

    /** A list of payments, page by page. */
    @FunctionalInterface
    interface Pages {
        /** The page behind a place, the first behind null; an empty page is the end. */
        List<Payment> behind(@Nullable ListPlace after);
    }

    /**
     * Writes the workbook; blocks.
     *
     * @param lists which follow one another in the workbook
     * @return how many payments it has
     */
    int write(OutputStream out, Stream<Pages> lists) throws IOException {
        try (Workbook workbook = new Workbook(out, "Muster", "1.0")) {
            Lines lines = new Lines(workbook);
            for (Iterator<Pages> rest = lists.iterator(); rest.hasNext(); ) {
                add(lines, rest.next());
            }
            lines.end();
        }
        return rows;
    }

    private void add(Lines lines, Pages pages) throws IOException {
        List<Payment> page = pages.behind(null);
        while (!page.isEmpty()) {
            for (Payment payment : page) {
                lines.add(payment);
                rows++;
                paise = Math.addExact(paise, payment.amountPaise());
            }
            page = pages.behind(ListPlace.behind(page.getLast()));
        }
    }

    /** The lines of as many sheets as are needed. */
    private final class Lines {
        private final Workbook workbook;
        private Worksheet sheet;
        private int line;
        private int sheets;

        Lines(Workbook workbook) {
            this.workbook = workbook;
            this.sheet = begin();
        }

        private Worksheet begin() {
            Worksheet next = workbook.newWorksheet(sheets == 0 ? "Payments" : "Payments " + (sheets + 1));
            sheets++;
            next.value(
                    0,
                    0,
                    "Payments of the business days " + filter.from() + " to " + filter.to()
                            + ". The last row counts and sums them: without it this file is cut off.");
            for (int column = 0; column < WIDTHS.length; column++) {
                next.width(column, WIDTHS[column]);
                next.value(HEADER_LINE, column, HEADERS.get(column));
            }
            next.range(HEADER_LINE, 0, HEADER_LINE, WIDTHS.length - 1)
                    .style()
                    .bold()
                    .set();
            next.freezePane(1, HEADER_LINE + 1);
            line = HEADER_LINE + 1;
            return next;
        }

        void add(Payment payment) throws IOException {
            if (line - HEADER_LINE > SHEET_ROWS_MAX) {
                sheet.finish();
                sheet = begin();
            }
            text(0, payment.receipt().value());
            day(1, payment.businessDate());
            day(2, payment.valueDate());
            text(3, payment.loan().value());
            rupees(AMOUNT, payment.amountPaise());
            text(5, payment.mode().name());
            text(6, payment.reference());
            text(7, payment.agent());
            text(8, payment.payer());
            rupees(9, payment.share().penaltyPaise());
            rupees(10, payment.share().feePaise());
            rupees(11, payment.share().interestPaise());
            rupees(12, payment.share().principalPaise());
            rupees(13, payment.excessPaise());
            text(14, payment.postedBy());
            text(15, payment.uploadId() == null ? null : payment.uploadId().toString());
            if (payment.rowNumber() != null) {
                sheet.value(line, 16, payment.rowNumber());
            }
            line++;
            if (line % FLUSH_ROWS == 0) {
                sheet.flush();
            }
        }

        void end() throws IOException {
            text(0, "Sum of " + rows + " payments");
            rupees(AMOUNT, paise);
            sheet.range(line, 0, line, AMOUNT).style().bold().set();
            sheet.finish();
        }

        private void text(int column, @Nullable String text) {
            if (text != null && !text.isEmpty()) {
                sheet.inlineString(line, column, SafeText.cell(text));
            }
        }

        private void day(int column, java.time.LocalDate day) {
            sheet.value(line, column, day);
            sheet.style(line, column).format(DAY).set();
        }

        private void rupees(int column, long amountPaise) {
            sheet.value(line, column, amountPaise / 100.0);
            sheet.style(line, column).format(RUPEES).set();
        }
    }
}
