package io.muster.posting;

import io.muster.loan.Instalment;
import io.muster.loan.LoanAccountNumber;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What the books say about a batch's lines: its loans were read first, and locked, or asked for again when they are
 * written.
 *
 * @param loans the known ones, by number
 * @param givenKeys those of the batch's Muster keys that Muster gave
 * @param series of receipts, by branch
 * @param day the business date
 * @param due their instalments due on or before it and behind what is settled, by loan id
 * @param payments by the key of the batch under which they stand: their own, or what was corrected or in suspense; none
 *     where that is left to the unique keys
 * @param suspense by the key of the batch: its own, or what was corrected
 * @param lookAlikes by the line's place in the batch: a payment of another file that looks like it
 * @param suspenseLookAlikes by the line's place in the batch: the loan for which money of another file that looks like
 *     it came into suspense
 */
record StandingBooks(
        Map<LoanAccountNumber, LoanState> loans,
        Set<UUID> givenKeys,
        Map<String, String> series,
        LocalDate day,
        Map<Long, List<Instalment>> due,
        Map<UUID, Payment> payments,
        Map<UUID, SuspenseEntry> suspense,
        Map<Integer, LookAlikes.Found> lookAlikes,
        Map<Integer, String> suspenseLookAlikes) {}
