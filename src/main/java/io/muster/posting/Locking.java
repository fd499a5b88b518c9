package io.muster.posting;

/** How a posting makes sure that what it read still holds when it writes. */
public enum Locking {
    /**
     * Nothing is locked before it is written, and no key of a new payment looked up: the loans' versions and the unique keys
     * tell whether another transaction came first. Then the transaction has to run again, pessimistically.
     */
    OPTIMISTIC,
    /** Loans are locked before anything else is read, and what stands under the keys is read then. */
    PESSIMISTIC
}
