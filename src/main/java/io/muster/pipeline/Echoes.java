package io.muster.pipeline;

import io.muster.validation.Judged;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Cuts a window before a row that claims the same money as an earlier row of another lane, so that the earlier row is
 * committed first and the sheet's order, not chance, decides which of the two is posted.
 *
 * @param claims what of an accepted line may be claimed once only; empty when nothing can clash
 * @param laneOf the lane to which a row is dealt
 */
record Echoes<L>(Function<L, List<Object>> claims, ToIntFunction<Judged<L>> laneOf) {

    /** The window's rows in order, in one part when no row clashes with an earlier one. */
    List<List<Judged<L>>> cut(List<Judged<L>> window) {
        List<List<Judged<L>>> parts = new ArrayList<>();
        Set<Object> committed = new HashSet<>();
        Map<Object, Integer> open = new HashMap<>();
        int from = 0;
        for (int i = 0; i < window.size(); i++) {
            if (!(window.get(i) instanceof Judged.Accepted<L> row)) {
                continue;
            }
            List<Object> own = claims.apply(row.line());
            int lane = laneOf.applyAsInt(row);
            if (clashes(own, lane, open, committed)) {
                parts.add(window.subList(from, i));
                committed.addAll(open.keySet());
                open.clear();
                from = i;
            }
            own.forEach(claim -> open.putIfAbsent(claim, lane));
        }
        parts.add(window.subList(from, window.size()));
        return parts;
    }

    /** A claim that an earlier part has settled clashes no more: its row is committed whatever comes after. */
    private static boolean clashes(List<Object> own, int lane, Map<Object, Integer> open, Set<Object> committed) {
        for (Object claim : own) {
            if (!committed.contains(claim) && open.getOrDefault(claim, lane) != lane) {
                return true;
            }
        }
        return false;
    }
}
