package io.muster.web;

import io.muster.loan.Shares;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An amount by component, as clients see it. */
@Schema(name = "Shares", description = "An amount by component")
record SharesView(Money penalty, Money fee, Money interest, Money principal, Money total) {
    static SharesView of(Shares shares) {
        return new SharesView(
                Money.of(shares.penaltyPaise()),
                Money.of(shares.feePaise()),
                Money.of(shares.interestPaise()),
                Money.of(shares.principalPaise()),
                Money.of(shares.totalPaise()));
    }
}
