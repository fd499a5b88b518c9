package io.muster.torture.oracle;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the oracle knows of one lender. One thread. */
final class LenderState {
    final String tenant;
    /** Every upload that was told, by its id. */
    final Map<String, Sent> sent;
    /** Uploads that stood in the books before the oracle, and the payments of then. */
    final Earlier earlier;

    final Map<Long, LoanState> loansById = new HashMap<>();
    final Map<String, LoanState> loans = new HashMap<>();
    final PaidSums sums = new PaidSums();
    final Map<String, BitSet> receipts = new TreeMap<>();
    /** Receipts that were issued for cancelled ones, as far as they are among those. */
    final Set<String> reissued = new HashSet<>();
    /** Uploads that were judged, by their id. */
    final Map<String, UploadBooks> uploads = new LinkedHashMap<>();
    /** What the topics tell of uploads, by their id. */
    final Map<String, DigestSum> toldPayments = new HashMap<>();

    final Map<String, UploadEnd> toldEnds = new HashMap<>();
    final Set<String> toldIds = new HashSet<>();

    LenderState(String tenant, Map<String, Sent> sent, Earlier earlier) {
        this.tenant = tenant;
        this.sent = sent;
        this.earlier = earlier;
    }

    /** What stood in the books before the oracle. */
    record Earlier(Set<String> uploads, long payments, long suspended) {
        static final Earlier NOTHING = new Earlier(Set.of(), 0, 0);
    }

    /** The rows of all workbooks judged. */
    long rows() {
        return uploads.values().stream()
                .mapToLong(upload -> upload.tally().allRows())
                .sum();
    }

    /** The payments that judged uploads and earlier times account for. */
    long accountedPayments() {
        return earlier.payments()
                + uploads.values().stream()
                        .filter(UploadBooks::isOfCollections)
                        .mapToLong(upload -> upload.tally().rows[Tally.POSTED])
                        .sum();
    }

    long accountedSuspense() {
        return earlier.suspended()
                + uploads.values().stream().mapToLong(UploadBooks::suspended).sum();
    }
}
