package io.muster.receipt;

import io.muster.loan.Instalment;
import io.muster.loan.LoanAccountNumber;
import io.muster.loan.LoanStatement;
import io.muster.loan.Shares;
import io.muster.loan.Splits;
import io.muster.posting.Payment;
import io.muster.posting.ReceiptNumber;
import io.muster.posting.Waterfall;
import io.muster.tenant.Language;
import io.muster.validation.PaymentMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Receipts as they come, made by hand, with all that may be strange about them. */
public final class PaperReceipts {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 12);
    private static final Instant POSTED = Instant.parse("2026-11-12T08:35:10Z");

    private String borrower = "Lakshmi Narayanan";
    private String phone = "9876543210";
    private String branch = "Mumbai Andheri";
    private String product = "Two-wheeler loan";
    private String agent = "AG-0042";
    private @Nullable String payer;
    private PaymentMode mode = PaymentMode.UPI;
    private String reference = "631712345678";
    private int instalments = 12;
    private long interestPaise = 45_000;
    private long principalPaise = 4_11_500;
    private long penaltyPaise;
    private long paidPaise = 4_56_500;
    private long excessPaise;

    public static PaperReceipts receipt() {
        return new PaperReceipts();
    }

    public PaperReceipts borrower(String name) {
        borrower = name;
        return this;
    }

    public PaperReceipts branch(String name) {
        branch = name;
        return this;
    }

    public PaperReceipts product(String name) {
        product = name;
        return this;
    }

    public PaperReceipts agent(String name) {
        agent = name;
        return this;
    }

    public PaperReceipts payer(String name) {
        payer = name;
        return this;
    }

    public PaperReceipts by(PaymentMode how, String its) {
        mode = how;
        reference = its;
        return this;
    }

    /** Each instalment's share, and what is paid of all. */
    public PaperReceipts schedule(int count, long interest, long principal, long penalty) {
        instalments = count;
        interestPaise = interest;
        principalPaise = principal;
        penaltyPaise = penalty;
        return this;
    }

    public PaperReceipts paying(long paise) {
        paidPaise = paise;
        return this;
    }

    public PaperReceipts excess(long paise) {
        excessPaise = paise;
        return this;
    }

    /** The receipt as it was posted. */
    public Receipt build() {
        List<Instalment> schedule = IntStream.rangeClosed(1, instalments)
                .mapToObj(number -> new Instalment(
                        number,
                        LocalDate.of(2026, 11, 5).minusMonths(instalments).plusMonths(number),
                        new Shares(penaltyPaise, 0, interestPaise, principalPaise)))
                .toList();
        Shares share = share();
        ReceiptLoan loan =
                new ReceiptLoan(new LoanAccountNumber("KVR-TW-0001234567"), borrower, phone, null, branch, product);
        Payment payment = new Payment(
                UUID.fromString("5b0a6d6e-1f6f-5b7e-9d8c-0123456789ab"),
                7,
                loan.number(),
                1,
                share.totalPaise() + excessPaise,
                mode,
                reference,
                DAY.minusDays(1),
                DAY,
                payer,
                agent,
                POSTED,
                "asha",
                null,
                null,
                new ReceiptNumber("MUM/26/00000042"),
                Waterfall.HORIZONTAL_1,
                share,
                excessPaise,
                Shares.NONE,
                0);
        return new Receipt(
                payment.receipt(),
                payment.postedAt(),
                new ReceiptStanding.Valid(),
                null,
                payment,
                loan,
                Splits.of(schedule, Shares.NONE, share),
                LoanStatement.of(schedule, share, 0).overdueAt(DAY));
    }

    /** Oldest instalment first, interest before principal, penalties last. */
    private Shares share() {
        long rest = paidPaise;
        long interest = 0;
        long principal = 0;
        for (int i = 0; i < instalments; i++) {
            interest += Math.min(rest, interestPaise);
            rest -= Math.min(rest, interestPaise);
            principal += Math.min(rest, principalPaise);
            rest -= Math.min(rest, principalPaise);
        }
        return new Shares(Math.min(rest, penaltyPaise * instalments), 0, interest, principal);
    }

    public Receipt cancelled() {
        return with(
                new ReceiptStanding.Cancelled(
                        POSTED.plusSeconds(90_000),
                        "ravi",
                        "Posted to the wrong loan account; the money belongs to KVR-TW-0007654321.",
                        new ReceiptNumber("MUM/26/00000057")),
                null);
    }

    public Receipt reissued() {
        return with(new ReceiptStanding.Valid(), new ReceiptNumber("MUM/26/00000041"));
    }

    /** The same receipt under another number. */
    public static Receipt numbered(String number, Receipt its) {
        return new Receipt(
                new ReceiptNumber(number),
                its.issuedAt(),
                its.standing(),
                its.replaces(),
                its.payment(),
                its.loan(),
                its.split(),
                its.overdueLeft());
    }

    private Receipt with(ReceiptStanding standing, @Nullable ReceiptNumber replaces) {
        Receipt first = build();
        return new Receipt(
                first.number(),
                first.issuedAt(),
                standing,
                replaces,
                first.payment(),
                first.loan(),
                first.split(),
                first.overdueLeft());
    }

    /** Cancelled with a reason of the greatest length, issued anew, and itself in the place of another. */
    public Receipt cancelledAndReissued(String reason) {
        return with(
                new ReceiptStanding.Cancelled(
                        POSTED.plusSeconds(90_000), "ravi", reason, new ReceiptNumber("MUM/26/00000057")),
                new ReceiptNumber("MUM/26/00000041"));
    }

    /** A lender's template with the most that it may have, in a language's script. */
    public static ReceiptTemplate fullestTemplate(String words, boolean logo) {
        String line = words.repeat(ReceiptTemplate.TEXT_LENGTH_MAX)
                .substring(0, ReceiptTemplate.TEXT_LENGTH_MAX)
                .strip();
        return ReceiptTemplate.parse("""
                {
                  "lender": "%1$s",
                  "address": ["%1$s", "%1$s", "%1$s"],
                  "cin": "U65923DL1998PLC012345",
                  "gstin": "07AABCK1234L1Z5",
                  "registration": "N-14.03211",
                  "phone": "1800 123 4567",
                  "email": "care@kaverifinance.example",
                  "website": "www.kaverifinance.example",
                  "accent": "#0B5D5B",
                  %2$s
                  "footers": {"en": ["%1$s", "%1$s", "%1$s"], "hi": ["%1$s", "%1$s", "%1$s"]},
                  "grievanceOfficer": {"name": "%1$s", "phone": "011 4321 0987", "email": "g@kaverifinance.example"}
                }
                """.formatted(line, logo ? "\"logo\": \"" + Logos.png() + "\"," : ""));
    }

    /** A lender's template with everything on it. */
    public static ReceiptTemplate template() {
        return ReceiptTemplate.parse("""
                {
                  "lender": "Kaveri Finance Limited",
                  "address": ["4th Floor, Jeevan Deep, 10 Sansad Marg", "New Delhi 110001"],
                  "cin": "U65923DL1998PLC012345",
                  "gstin": "07AABCK1234L1Z5",
                  "registration": "N-14.03211",
                  "phone": "1800 123 4567",
                  "email": "care@kaverifinance.example",
                  "website": "www.kaverifinance.example",
                  "accent": "#0B5D5B",
                  "logo": "%s",
                  "footers": {
                    "en": ["This receipt was made by a computer and needs no signature."],
                    "hi": ["यह रसीद कंप्यूटर से बनी है और इस पर हस्ताक्षर की आवश्यकता नहीं है।"]
                  },
                  "grievanceOfficer": {"name": "Meera Krishnan", "phone": "011 4321 0987", "email": "grievance@kaverifinance.example"}
                }
                """.formatted(Logos.png()));
    }

    /** Every language's paper of that template. */
    public static ReceiptPaper paper(Language language) {
        return ReceiptPaper.of(template(), language);
    }
}
