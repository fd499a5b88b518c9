package io.muster.validation;

/** How the money came. */
public enum PaymentMode {
    CASH,
    CHEQUE,
    DEMAND_DRAFT,
    UPI,
    IMPS,
    NEFT,
    RTGS,
    NACH,
    BBPS,
    CARD,
    NET_BANKING,
    WALLET
}
