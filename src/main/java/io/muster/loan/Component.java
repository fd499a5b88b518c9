package io.muster.loan;

/** What a rupee of an instalment is for. */
public enum Component {
    PENALTY,
    FEE,
    INTEREST,
    PRINCIPAL
}
