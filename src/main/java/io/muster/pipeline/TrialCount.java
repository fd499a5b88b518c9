package io.muster.pipeline;

import io.muster.posting.RowVerdict;
import io.muster.posting.Trial;
import io.muster.posting.Trial.Count;
import io.muster.posting.Trial.FirstRow;
import io.muster.posting.Trial.ReasonCount;
import io.muster.posting.Trial.Totals;
import io.muster.validation.Judged;
import io.muster.validation.ReasonCode;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what a trial finds: rows and rupees by verdict, reasons, and the first rows. Any thread. */
final class TrialCount {
    private final Map<RowVerdict.Kind, Count> verdicts = new EnumMap<>(RowVerdict.Kind.class);
    private final Map<String, Count> reasons = new HashMap<>();
    private final TreeMap<Integer, FirstRow> first = new TreeMap<>();
    private Count all = Count.NONE;
    private Count suspense = Count.NONE;
    private int done;
    private int notData;

    /** A row was read, whatever becomes of it. */
    synchronized void read(Judged<?> row, long paise, boolean isDone) {
        all = all.plus(new Count(1, paise));
        done += isDone ? 1 : 0;
        notData += isNotData(row) ? 1 : 0;
    }

    private static boolean isNotData(Judged<?> row) {
        return row instanceof Judged.Rejected<?> rejected
                && ReasonCode.isNotData(rejected.reasons().getFirst().code());
    }

    /** Rows were judged against the books. */
    synchronized void looked(List<FirstRow> rows) {
        rows.forEach(this::add);
    }

    /** A row is itself wrong. */
    synchronized void rejected(Judged.Rejected<?> row) {
        add(new FirstRow(
                row.rowNumber(),
                RowVerdict.Kind.REJECTED.slug(),
                false,
                row.amountPaise(),
                null,
                null,
                0,
                row.reasons().getFirst()));
    }

    private void add(FirstRow row) {
        Count one = new Count(1, row.paise());
        verdicts.merge(RowVerdict.Kind.of(row.verdict()).orElseThrow(), one, Count::plus);
        if (row.suspense()) {
            suspense = suspense.plus(one);
        }
        if (row.reason() != null) {
            reasons.merge(row.reason().code(), one, Count::plus);
        }
        // Lanes come in any order within a window
        first.put(row.row(), row);
        if (first.size() > Trial.FIRST_ROWS_MAX) {
            first.pollLastEntry();
        }
    }

    synchronized Totals totals() {
        return new Totals(
                all,
                of(RowVerdict.Kind.POSTED),
                of(RowVerdict.Kind.ALREADY_POSTED),
                of(RowVerdict.Kind.REFUSED),
                of(RowVerdict.Kind.REJECTED),
                suspense);
    }

    synchronized int done() {
        return done;
    }

    /** Total lines, the header once more, notes and empty rows. */
    synchronized int notData() {
        return notData;
    }

    /** The most frequent first. */
    synchronized List<ReasonCount> reasons() {
        return reasons.entrySet().stream()
                .map(reason -> new ReasonCount(reason.getKey(), reason.getValue()))
                .sorted(Comparator.<ReasonCount>comparingInt(
                                reason -> -reason.count().rows())
                        .thenComparing(ReasonCount::code))
                .toList();
    }

    synchronized List<FirstRow> firstRows() {
        return List.copyOf(first.values());
    }

    private Count of(RowVerdict.Kind kind) {
        return verdicts.getOrDefault(kind, Count.NONE);
    }
}
