package io.muster.doctor;

import java.util.List;
import java.util.stream.Stream;

/** What Muster promises of a lender's books, in the order in which it is told. */
public final class Invariants {
    /** No two lenders share a database; found out by {@link Neighbours}. */
    static final Invariant OWN_DATABASE = Invariant.broken(
            Invariant.Reach.LENDERS,
            "own-database",
            "a lender's database is no other lender's",
            "Two lenders' books are one.",
            "Stop Muster and correct the directory; table tenant of the control database.",
            "");

    /** No two lenders' books know the same upload; found out by {@link Neighbours}. */
    static final Invariant OWN_UPLOADS = Invariant.broken(
            Invariant.Reach.LENDERS,
            "own-uploads",
            "an upload is in one lender's books only",
            "One lender's sheet was posted into another's books.",
            "Stop the ingest role, keep both databases as they are, and find what wrote these rows.",
            "");

    /** What posting by itself keeps: loans, receipts, suspense. */
    public static final List<Invariant> OF_POSTING = Stream.of(
                    LoanInvariants.ALL, MoneyInvariants.ALL, ReceiptInvariants.OF_RECEIPTS)
            .flatMap(List::stream)
            .toList();

    /** All of one lender's books. */
    public static final List<Invariant> OF_THE_BOOKS = Stream.of(
                    OF_POSTING,
                    UploadInvariants.ALL,
                    LifeInvariants.ALL,
                    ApprovalInvariants.ALL,
                    EventInvariants.ALL,
                    ReceiptInvariants.OF_EVENTS,
                    FigureInvariants.ALL)
            .flatMap(List::stream)
            .toList();

    /** All, with those between lenders. */
    public static final List<Invariant> ALL = Stream.concat(OF_THE_BOOKS.stream(), Stream.of(OWN_DATABASE, OWN_UPLOADS))
            .toList();

    private Invariants() {}
}
