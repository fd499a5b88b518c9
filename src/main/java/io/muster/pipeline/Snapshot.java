package io.muster.pipeline;

import io.muster.posting.BookFigures;
import io.muster.posting.Collected;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A lender's figures for some days, all of one look at the books: they tie with each other, and with the ledger at that
 * moment.
 *
 * @param at when the books were looked at
 * @param today the business date then
 * @param from the first day that is counted
 * @param to the last one
 * @param collected what came in, from {@code from} to {@code to} and {@code today}
 * @param due what fell due from {@code from} to {@code to} and {@code today}, by branch
 * @param suspense all that is held, whenever it came
 * @param notTaken rows of the uploads received on these days
 * @param underWay uploads that are not finished, whenever they came
 * @param failedMessages of these days
 */
public record Snapshot(
        Instant at,
        LocalDate today,
        LocalDate from,
        LocalDate to,
        Collected collected,
        List<BookFigures.Due> due,
        List<BookFigures.Aged> suspense,
        List<BookFigures.NotTaken> notTaken,
        List<BookFigures.UnderWay> underWay,
        List<BookFigures.Failed> failedMessages) {

    public Snapshot {
        due = List.copyOf(due);
        suspense = List.copyOf(suspense);
        notTaken = List.copyOf(notTaken);
        underWay = List.copyOf(underWay);
        failedMessages = List.copyOf(failedMessages);
    }
}
