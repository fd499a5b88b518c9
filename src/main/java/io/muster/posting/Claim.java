package io.muster.posting;

import io.muster.loan.LoanAccountNumber;
import io.muster.validation.CollectionLine;
import io.muster.validation.Judged;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A line with the key of its money.
 *
 * @param index its place in the batch
 * @param uncorrectedKey the key that the row would have without its Muster key
 * @param originalKey the key that its row had before it was corrected; null when it had none or has it still
 */
record Claim(
        int index,
        Judged.Accepted<CollectionLine> row,
        UUID key,
        UUID uncorrectedKey,
        @Nullable UUID originalKey) {

    static List<Claim> of(PostingOrigin origin, List<Judged.Accepted<CollectionLine>> rows) {
        List<Claim> claims = new ArrayList<>(rows.size());
        for (Judged.Accepted<CollectionLine> row : rows) {
            UUID original = row.line().originalKey();
            UUID uncorrected = PaymentKey.uncorrected(origin, row.rowNumber(), row.line());
            UUID key = PaymentKey.of(row.line(), uncorrected);
            claims.add(new Claim(claims.size(), row, key, uncorrected, key.equals(original) ? null : original));
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

    /** Every key under which this money may stand already, the likeliest first. */
    List<UUID> keys() {
        return originalKey == null ? List.of(key) : List.of(key, originalKey);
    }
}
