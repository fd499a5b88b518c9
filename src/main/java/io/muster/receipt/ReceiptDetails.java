package io.muster.receipt;

import io.muster.loan.LastFour;
import io.muster.pdf.TextLine;
import io.muster.posting.Payment;
import io.muster.tenant.Language;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a receipt tells of loan and payment beside the money, ready to be fitted into any place; one thread. */
final class ReceiptDetails {
    private final PaperFonts fonts;
    private final Detail borrower;
    private final List<Detail> ofLoan = new ArrayList<>();
    private final List<Detail> ofPayment = new ArrayList<>();
    private final @Nullable Detail product;
    private final @Nullable Detail agent;
    private final @Nullable Detail payer;

    /** A printed word and what is told by it. */
    record Detail(TextLine label, FittingText value) {}

    /** The details side by side. */
    record Columns(List<Detail> left, List<Detail> right) {
        void addToShorter(@Nullable Detail detail) {
            add(left.size() <= right.size() ? left : right, detail);
        }
    }

    ReceiptDetails(Receipt receipt, Language language, PaperFonts fonts) {
        this.fonts = fonts;
        ReceiptLoan loan = receipt.loan();
        Payment payment = receipt.payment();
        borrower = new Detail(fonts.regular(ReceiptText.BORROWER), FittingText.of(fonts.bold(), loan.borrower()));
        add(ofLoan, detail(ReceiptText.LOAN, loan.number().value()));
        add(ofLoan, detail(ReceiptText.PHONE, loan.phone() == null ? null : LastFour.of(loan.phone())));
        product = detail(ReceiptText.PRODUCT, loan.product());
        add(ofLoan, product);
        add(ofLoan, detail(ReceiptText.BRANCH, loan.branch()));
        add(ofPayment, detail(ReceiptText.ISSUED, PaperDates.moment(receipt.issuedAt(), language)));
        add(ofPayment, detail(ReceiptText.VALUE_DATE, PaperDates.day(payment.valueDate(), language)));
        add(ofPayment, detail(ReceiptText.MODE, ReceiptText.mode(payment.mode(), language)));
        add(ofPayment, reference(payment, language));
        agent = detail(ReceiptText.AGENT, payment.agent());
        payer = loan.borrower().equals(payment.payer()) ? null : detail(ReceiptText.PAYER, payment.payer());
    }

    Detail borrower() {
        return borrower;
    }

    /** @param all also product and agent */
    Columns columns(boolean all) {
        Columns columns = new Columns(new ArrayList<>(ofLoan), new ArrayList<>(ofPayment));
        if (all) {
            columns.addToShorter(agent);
        } else {
            columns.left().remove(product);
        }
        columns.addToShorter(payer);
        return columns;
    }

    private @Nullable Detail reference(Payment payment, Language language) {
        return payment.reference() == null
                ? null
                : new Detail(
                        fonts.regular().set(ReceiptText.reference(payment.mode(), language)),
                        FittingText.of(fonts.bold(), payment.reference()));
    }

    private @Nullable Detail detail(ReceiptText label, @Nullable String value) {
        return value == null || value.isBlank()
                ? null
                : new Detail(fonts.regular(label), FittingText.of(fonts.bold(), value));
    }

    private static void add(List<Detail> details, @Nullable Detail detail) {
        if (detail != null) {
            details.add(detail);
        }
    }
}
