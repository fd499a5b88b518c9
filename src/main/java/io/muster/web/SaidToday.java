package io.muster.web;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What people have said today in this process, so that whoever says it over and over asks no database. It forgets whom it
 * heard longest ago when it is full, and everybody at midnight; the database decides then. Any thread.
 */
final class SaidToday {
    private final int peopleMax;
    private final Map<String, Set<String>> codes;
    private LocalDate day = LocalDate.EPOCH;

    SaidToday(int peopleMax) {
        this.peopleMax = peopleMax;
        this.codes = new LinkedHashMap<>();
    }

    /** How many different codes this person has said today; and whether this is one of them. */
    record Known(int codes, boolean same) {}

    synchronized Known look(LocalDate today, String person, String code) {
        turn(today);
        Set<String> said = codes.getOrDefault(person, Set.of());
        return new Known(said.size(), said.contains(code));
    }

    synchronized void note(LocalDate today, String person, String code) {
        turn(today);
        Set<String> said = codes.remove(person);
        if (said == null) {
            said = new HashSet<>();
            if (codes.size() >= peopleMax) {
                codes.remove(codes.keySet().iterator().next());
            }
        }
        said.add(code);
        codes.put(person, said);
    }

    private void turn(LocalDate today) {
        if (!today.equals(day)) {
            codes.clear();
            day = today;
        }
    }
}
