package io.muster.posting;

import io.muster.loan.LoanAccountNumber;
import io.muster.validation.CollectionLine;
import io.muster.validation.Judged;
import io.muster.validation.PaymentMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A line with the key of its money.
 *
 * @param index its place in the batch
 * @param origin of the file in which it came
 * @param originalKey the key that its row had before it was corrected; null when it had none or has it still
 */
record Claim(
        int index,
        Judged.Accepted<CollectionLine> row,
        UUID key,
        PostingOrigin origin,
        @Nullable UUID originalKey) {

    static List<Claim> of(PostingOrigin origin, List<Judged.Accepted<CollectionLine>> rows) {
        List<Claim> claims = new ArrayList<>(rows.size());
        for (Judged.Accepted<CollectionLine> row : rows) {
            UUID original = row.line().originalKey();
            UUID key = PaymentKey.of(origin, row.rowNumber(), row.line());
            claims.add(new Claim(claims.size(), row, key, origin, key.equals(original) ? null : original));
        }
        return claims;
    }

    /** The loans that claims name, each once. */
    static Set<LoanAccountNumber> loans(List<Claim> claims) {
        return claims.stream().map(claim -> claim.line().loan()).collect(Collectors.toSet());
    }

    CollectionLine line() {
        return row.line();
    }

    boolean hasReference() {
        return line().reference() != null;
    }

    /** Whether the same money may have come under another key: without a reference, or as cash, which came with and without one. */
    boolean mayLookAlike() {
        return !hasReference() || line().mode() == PaymentMode.CASH;
    }

    /**
     * What somebody says of it; in a sheet that counts only for a row that Muster gave back: one that was seen to look like a
     * payment, and whose correction needs whatever approval corrections need.
     */
    Optional<OtherMoney> otherMoney() {
        return origin.uploadId() == null || line().originalKey() != null
                ? OtherMoney.of(line().otherMoney())
                : Optional.empty();
    }

    /** Every key under which this money may stand already, the likeliest first. */
    List<UUID> keys() {
        return originalKey == null ? List.of(key) : List.of(key, originalKey);
    }

    /** The key that the row would have without its Muster key. */
    UUID uncorrectedKey() {
        return PaymentKey.uncorrected(origin, row.rowNumber(), line());
    }

    /** What a correction of the row carries: its Muster key, or else the key of its money. */
    UUID correctionKey() {
        UUID musterKey = line().originalKey();
        return musterKey == null ? key : musterKey;
    }

    /**
     * What a correction of the row carries when its reference is that of other money: its Muster key, or else that of its file
     * and row, as a row has that cannot be read. The reference's own key belongs to the other money.
     */
    UUID keyOfItsOwn() {
        UUID musterKey = line().originalKey();
        return musterKey == null ? PaymentKey.withoutReference(origin, row.rowNumber()) : musterKey;
    }

    /** Whether it is only by its reference that the row meets the money with this key, which may be other money, then. */
    boolean meetsByReference(UUID standing) {
        return hasReference() && key.equals(standing) && !key.equals(line().originalKey());
    }
}
