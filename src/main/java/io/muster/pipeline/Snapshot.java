package io.muster.pipeline;

import io.muster.posting.BookFigures;
import io.muster.posting.DayTotal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A lender's figures for some days, all of one look at the books: they tie with each other, and with the ledger at that
 * moment.
 *
 * @param at when the books were looked at
 * @param today the business date then
 * @param from the first day that is counted
 * @param to the last one
 * @param collected what came in, by day, branch, mode and agent
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
        List<DayTotal> collected,
        List<BookFigures.Due> due,
        List<BookFigures.Aged> suspense,
        List<BookFigures.NotTaken> notTaken,
        List<BookFigures.UnderWay> underWay,
        List<BookFigures.Failed> failedMessages) {

    public Snapshot {
        collected = List.copyOf(collected);
        due = List.copyOf(due);
        suspense = List.copyOf(suspense);
        notTaken = List.copyOf(notTaken);
        underWay = List.copyOf(underWay);
        failedMessages = List.copyOf(failedMessages);
    }

    /** Payments and their money. @param excessPaise the part that nothing was due for */
    public record Sum(long payments, long paise, long excessPaise) {
        static final Sum NOTHING = new Sum(0, 0, 0);

        static Sum of(DayTotal total) {
            return new Sum(total.payments(), total.paise(), total.excessPaise());
        }

        Sum plus(Sum other) {
            return new Sum(payments + other.payments, paise + other.paise, excessPaise + other.excessPaise);
        }
    }

    /** All that came in on the days for which this holds. */
    public Sum sum(Predicate<DayTotal> counted) {
        return collected.stream().filter(counted).map(Sum::of).reduce(Sum.NOTHING, Sum::plus);
    }

    /** All that came in. */
    public Sum sum() {
        return sum(_ -> true);
    }

    /** What came in by something, such as {@link DayTotal#branch}, among what this holds for. */
    public <K> Map<K, Sum> by(Function<DayTotal, K> key, Predicate<DayTotal> counted) {
        return collected.stream().filter(counted).collect(Collectors.toMap(key, Sum::of, Sum::plus));
    }
}
