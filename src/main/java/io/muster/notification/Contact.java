package io.muster.notification;

import io.muster.tenant.Language;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whom a message would go to: a loan's borrower.
 *
 * @param phone ten digits, or null
 * @param language null for the lender's own choice
 * @param overduePaise what fell due by the day asked for and is unpaid, less the excess held; 0 when it was not asked for
 * @param exclusions what the borrower is not to be told on that day
 */
record Contact(
        long loanId,
        String loan,
        String borrower,
        @Nullable String phone,
        @Nullable String email,
        @Nullable Language language,
        long overduePaise,
        List<Exclusion> exclusions) {

    Contact {
        exclusions = List.copyOf(exclusions);
    }

    /** A wish not to be written to; null stands for every kind, every channel. */
    record Exclusion(@Nullable String kind, @Nullable String channel) {
        boolean holds(MessageKind asked, Channel by) {
            return (kind == null || kind.equals(asked.slug())) && (channel == null || channel.equals(by.slug()));
        }
    }

    Contact with(Map<Long, List<Exclusion>> all) {
        return new Contact(
                loanId, loan, borrower, phone, email, language, overduePaise, all.getOrDefault(loanId, List.of()));
    }
}
