package io.muster.receipt;

import io.muster.db.TenantDatabases;
import io.muster.loan.LastFour;
import io.muster.money.Rupees;
import io.muster.posting.Payment;
import io.muster.posting.ReceiptNumber;
import io.muster.receipt.ReceiptLinks.Verified;
import io.muster.receipt.Verification.PublicReceipt;
import io.muster.tenant.Language;
import io.muster.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells the public whether a receipt is genuine; any thread. */
@ApplicationScoped
public class Verifications {
    private final ReceiptLinks links;
    private final TenantDatabases databases;
    private final Receipts receipts;
    private final LenderPapers papers;

    Verifications(ReceiptLinks links, TenantDatabases databases, Receipts receipts, LenderPapers papers) {
        this.links = links;
        this.databases = databases;
        this.receipts = receipts;
        this.papers = papers;
    }

    /** Whether we signed a link's token, at whatever time; pure, and asks nobody. */
    public boolean isSigned(String token) {
        return links.isSigned(token);
    }

    /** What a link's token is worth, in words of a language; a database is asked only about what is signed. */
    public Uni<Verification> verify(String token, Language language) {
        return links.verify(token).flatMap(verified -> look(verified, language));
    }

    private Uni<Verification> look(Verified verified, Language language) {
        return switch (verified) {
            case Verified.Genuine genuine -> look(genuine.tenant(), genuine.number(), language);
            case Verified.Revoked() -> Uni.createFrom().item(new Verification.Revoked());
            case Verified.Unknown() -> Uni.createFrom().item(new Verification.Unknown());
        };
    }

    private Uni<Verification> look(TenantId tenant, ReceiptNumber number, Language language) {
        return databases
                .pool(tenant)
                .flatMap(pool -> receipts.find(pool, number))
                .flatMap(found -> papers.of(tenant).map(stationery -> show(found, stationery, language)));
    }

    private static Verification show(Optional<Receipt> found, LenderPapers.OfLender stationery, Language language) {
        return found.<Verification>map(
                        receipt -> new Verification.Found(show(receipt, stationery.name(receipt.issuedAt()), language)))
                .orElseGet(Verification.Unknown::new);
    }

    static PublicReceipt show(Receipt receipt, String lender, Language language) {
        Payment payment = receipt.payment();
        return new PublicReceipt(
                lender,
                receipt.number(),
                receipt.standing() instanceof ReceiptStanding.Cancelled,
                reissuedAs(receipt.standing()),
                receipt.replaces(),
                PaperDates.moment(receipt.issuedAt(), language),
                PaperDates.day(payment.valueDate(), language),
                "₹ " + Rupees.format(payment.amountPaise()),
                ReceiptText.mode(payment.mode(), language),
                LastFour.of(receipt.loan().number().value()),
                Masks.name(receipt.loan().borrower()),
                ReceiptText.isSubjectToRealisation(payment.mode()));
    }

    private static @Nullable ReceiptNumber reissuedAs(ReceiptStanding standing) {
        return standing instanceof ReceiptStanding.Cancelled cancelled ? cancelled.reissuedAs() : null;
    }
}
