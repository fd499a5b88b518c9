package io.muster.bench.pure;

import io.muster.loan.Instalment;
import io.muster.loan.Schedule;
import io.muster.loan.Shares;
import io.muster.loan.Terms;
import io.muster.posting.Payment;
import io.muster.posting.PaymentKey;
import io.muster.posting.PostingOrigin;
import io.muster.posting.ReceiptNumber;
import io.muster.posting.Waterfall;
import io.muster.rows.RawCell;
import io.muster.rows.RawRow;
import io.muster.tenant.SheetLayout;
import io.muster.tenant.SheetLayouts;
import io.muster.tenant.WorkbookKind;
import io.muster.validation.CollectionLine;
import io.muster.validation.CollectionRowCheck;
import io.muster.validation.HeaderRow;
import io.muster.validation.Judged;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Rows as a workbook has them, and what becomes of each; made once, before time counts. */
final class PureRows {
    /** A power of two, so that turns are cheap to take. */
    static final int COUNT = 1_024;

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Instant AT = Instant.parse("2026-11-22T10:15:30.123456Z");
    private static final UUID UPLOAD = UUID.fromString("0198c0de-0000-7000-8000-000000000001");
    private static final List<String> MODES = List.of("UPI", "NEFT", "Cash", "IMPS");
    private static final int FIRST_ROW = 5;

    private final SheetLayout layout = SheetLayouts.shipped(WorkbookKind.COLLECTIONS);

    final CollectionRowCheck check = new CollectionRowCheck(header(), layout, false, TODAY);
    final PostingOrigin origin = PostingOrigin.workbook(UPLOAD, new byte[32], "meera", TODAY, false);
    final List<RawRow> rows = IntStream.range(0, COUNT).mapToObj(this::row).toList();
    final List<CollectionLine> lines = rows.stream().map(this::line).toList();
    final List<Payment> payments =
            IntStream.range(0, COUNT).mapToObj(this::payment).toList();

    /** The schedule of a loan over so many months, all of it due. */
    static List<Instalment> due(int months) {
        return Schedule.equated(new Terms(12_00_000_00L, 1_450, months, LocalDate.of(1996, 1, 5)));
    }

    private HeaderRow.Found header() {
        List<RawCell> titles = layout.fields().stream()
                .<RawCell>map(column -> new RawCell.Text(column.title()))
                .toList();
        if (HeaderRow.find(List.of(new RawRow(1, false, titles)), layout) instanceof HeaderRow.Found found) {
            return found;
        }
        throw new IllegalStateException("the layout's own titles are no header");
    }

    private RawRow row(int place) {
        Map<String, RawCell> cells = Map.of(
                "loanAccount",
                new RawCell.Text(String.format(Locale.ROOT, "KAV-BLR-%07d", place + 1)),
                "amount",
                place % 2 == 0
                        ? new RawCell.Numeric("1234." + (10 + place % 90))
                        : new RawCell.Text(String.format(Locale.ROOT, "1,%03d.50", place % 1_000)),
                "mode",
                new RawCell.Text(MODES.get(place % MODES.size())),
                "reference",
                new RawCell.Text(reference(place)),
                "valueDate",
                place % 4 == 0 ? new RawCell.Text("05-11-2026") : new RawCell.Numeric("46331"),
                "payer",
                new RawCell.Text("Asha Rao " + place));
        return new RawRow(
                place + FIRST_ROW,
                false,
                layout.fields().stream()
                        .map(column -> cells.getOrDefault(column.field(), RawCell.BLANK))
                        .toList());
    }

    private static String reference(int place) {
        return switch (place % MODES.size()) {
            case 1 -> String.format(Locale.ROOT, "HDFCN%011d", place);
            case 2 -> String.format(Locale.ROOT, "SLP%011d", place);
            default -> String.format(Locale.ROOT, "4123%08d", place);
        };
    }

    private CollectionLine line(RawRow row) {
        return switch (check.check(row)) {
            case Judged.Accepted<CollectionLine> accepted -> accepted.line();
            case Judged.Rejected<CollectionLine> rejected ->
                throw new IllegalStateException("rejected: " + rejected.reasons());
        };
    }

    private Payment payment(int place) {
        CollectionLine line = lines.get(place);
        return new Payment(
                PaymentKey.of(origin, place + FIRST_ROW, line),
                place + 1,
                line.loan(),
                1,
                line.amountPaise(),
                line.mode(),
                line.reference(),
                line.valueDate(),
                TODAY,
                line.payer(),
                line.agent(),
                AT,
                "meera",
                UPLOAD,
                place + FIRST_ROW,
                new ReceiptNumber(String.format(Locale.ROOT, "BLR/26/%08d", place + 1)),
                Waterfall.HORIZONTAL_1,
                new Shares(0, 0, 0, line.amountPaise()),
                0,
                Shares.NONE,
                0);
    }
}
