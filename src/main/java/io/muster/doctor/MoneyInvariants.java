package io.muster.doctor;

import static io.muster.doctor.Invariant.Reach.BOOKS;
import static io.muster.doctor.Invariant.Reach.PAYMENTS;

import java.util.List;

/** What holds of receipts' numbers, of money in suspense and of corrections. */
final class MoneyInvariants {
    /** Added up by {@link PaymentPass}. */
    static final Invariant RECEIPTS = Invariant.broken(
            PAYMENTS,
            "receipts-without-gap",
            "a series of receipts has every number from 1 to its last, once",
            "A payment with its receipt is missing, or two payments share a number.",
            "Keep the lender's uploads back and look for the payment in the events and in a backup.",
            "");

    static final Invariant SUSPENSE_OR_POSTED = Invariant.broken(
            BOOKS,
            "suspense-or-posted",
            "money is in suspense or posted, never both",
            "The same money counts twice.",
            "Keep the lender's uploads back; one of the two is to be taken back by a correction.",
            """
            select 'suspense ' || s.key
            from suspense s
            join payment p on p.key = s.key
            where not exists (select from suspense_release r where r.key = s.key)
            """);

    static final Invariant CORRECTED_ONCE = Invariant.broken(
            BOOKS,
            "corrected-once",
            "a row is corrected into one sum of money",
            "The same money counts twice: as it was, and corrected.",
            "Keep the lender's uploads back; one of the two is to be taken back by a correction.",
            """
            select 'key ' || c.corrects
            from payment c
            join payment p on p.key = c.corrects
            where c.corrects is not null
            union
            select 'key ' || corrects
            from payment
            where corrects is not null
            group by corrects
            having count(*) > 1
            union
            select 'suspense ' || open.key
            from (
              select key, corrects
              from suspense s
              where not exists (select from suspense_release r where r.key = s.key)) open
            join payment p on p.key = open.corrects or p.corrects = open.key or p.corrects = open.corrects
            """);

    static final Invariant RELEASED = Invariant.broken(
            BOOKS,
            "released-into-one-payment",
            "what leaves suspense becomes one payment of the same amount",
            "Money left suspense and is not, or not whole, on a loan.",
            "Keep the lender's uploads back and compare the release with the payment that it names.",
            """
            select 'suspense ' || r.key
            from suspense_release r
            left join suspense s on s.key = r.key
            left join payment p on p.key = r.payment_key
            where s.key is null or p.key is null or p.amount_paise <> s.amount_paise
            union
            select 'payment ' || payment_key
            from suspense_release
            group by payment_key
            having count(*) > 1
            """);

    static final List<Invariant> ALL = List.of(RECEIPTS, SUSPENSE_OR_POSTED, CORRECTED_ONCE, RELEASED);

    private MoneyInvariants() {}
}
