package io.muster.loan;

/** What a payment put on one instalment, by component. */
public record InstalmentShare(Instalment instalment, Shares share) {

    /**
     * The step of one instalment between the statement before a payment and the one after: within a component money fills the
     * instalments oldest first, so the payment's money is what lies between the totals before it and after. Pure.
     *
     * @param dueUpTo what falls due up to the instalment and with it, oldest due first
     * @param before the loan's totals before the payment
     * @param share the payment's share per component
     */
    public static InstalmentShare of(Instalment instalment, Shares dueUpTo, Shares before, Shares share) {
        Shares from = dueUpTo.minus(instalment.due()).atLeast(before);
        Shares to = dueUpTo.atMost(before.plus(share));
        return new InstalmentShare(instalment, to.minus(from).atLeast(Shares.NONE));
    }
}
