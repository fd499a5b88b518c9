package io.muster.posting;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Gives each branch its series of receipt numbers.
 *
 * <p>A branch whose code is one to four letters and digits is its own series. Any other gets a made one: two letters
 * by which people know it, a hyphen and one more, or when those are all taken a letter or digit, a hyphen and two more. A
 * code of the first kind has no hyphen, so the kinds never meet.
 */
public final class Branches {
    static final String LIST = "select code, series from branch";

    static final String SERIES = """
            select code, series
            from branch
            where code = any($1::text[])
            """;

    static final String ADD = """
            insert into branch (code, series)
            select t.code, t.series
            from unnest($1::text[], $2::text[]) as t(code, series)
            order by t.code
            on conflict do nothing
            returning code
            """;

    private static final Pattern OWN_SERIES = Pattern.compile("[A-Z0-9]{1,4}");
    private static final Pattern NOT_A_LETTER = Pattern.compile("[^A-Z]");
    /** Begins the series of a branch whose name has no two Latin letters. */
    private static final String NO_LETTERS = "BR";

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int OF_A_LETTER = 36 * 36;

    private Branches() {}

    /** The code under which the books know a branch: upper case, single spaces. */
    public static String code(String branch) {
        return branch.strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT);
    }

    /** The series of branches, by their codes; one that has none is left out. */
    static Uni<Map<String, String>> series(SqlConnection tx, Set<String> codes) {
        return tx.preparedQuery(SERIES)
                .execute(Tuple.of(Columns.texts(codes, code -> code)))
                .map(Branches::readSeries);
    }

    private static Map<String, String> readSeries(RowSet<Row> rows) {
        Map<String, String> series = HashMap.newHashMap(rows.size());
        rows.forEach(row -> series.put(row.getString(0), row.getString(1)));
        return series;
    }

    /** Adds the branches that are not there yet; fails with {@link ConcurrentPosting} when another did so too. */
    static Uni<Void> ensure(SqlConnection tx, Set<String> codes) {
        return tx.preparedQuery(LIST)
                .execute()
                .map(rows -> missing(codes, rows))
                .flatMap(missing -> add(tx, missing));
    }

    private static Uni<Void> add(SqlConnection tx, SortedMap<String, String> missing) {
        if (missing.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.preparedQuery(ADD)
                .execute(Tuple.of(
                        Columns.texts(missing.keySet(), code -> code),
                        Columns.texts(missing.values(), series -> series)))
                .invoke(added -> requireAll(missing.size(), added.size()))
                .replaceWithVoid();
    }

    private static void requireAll(int sent, int added) {
        if (added != sent) {
            throw new ConcurrentPosting("branch");
        }
    }

    private static SortedMap<String, String> missing(Set<String> codes, Iterable<Row> rows) {
        SortedSet<String> missing = new TreeSet<>(codes);
        Set<String> taken = new HashSet<>();
        for (Row row : rows) {
            missing.remove(row.getString("code"));
            taken.add(row.getString("series"));
        }
        SortedMap<String, String> series = new TreeMap<>();
        for (String code : missing) {
            String free = candidates(code)
                    .filter(candidate -> !taken.contains(candidate))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no series of receipt numbers is left"));
            taken.add(free);
            series.put(code, free);
        }
        return series;
    }

    /** The series that a branch may have, the best first; the same on every machine. */
    static Stream<String> candidates(String code) {
        if (OWN_SERIES.matcher(code).matches()) {
            return Stream.of(code);
        }
        int letter = Math.max(0, DIGITS.indexOf(code.charAt(0)));
        int start = Math.floorMod(code.hashCode(), OF_A_LETTER);
        Stream<String> plain = IntStream.range(0, DIGITS.length() * OF_A_LETTER)
                .mapToObj(i -> made((letter + i / OF_A_LETTER) % DIGITS.length(), (start + i) % OF_A_LETTER));
        return Stream.concat(recognisable(code), plain);
    }

    /** Two letters that begin the code, and one of a later word or a later letter: {@code HU-N} of Hubballi North. */
    private static Stream<String> recognisable(String code) {
        String letters = NOT_A_LETTER.matcher(code).replaceAll("");
        String first = letters.length() < 2 ? NO_LETTERS : letters.substring(0, 2);
        String later = letters.length() < 2 ? "" : letters.substring(2);
        String last = Arrays.stream(code.split(" "))
                        .skip(1)
                        .map(word -> word.substring(0, 1))
                        .collect(Collectors.joining())
                + later
                + DIGITS;
        return last.chars()
                .filter(character -> DIGITS.indexOf(character) >= 0)
                .distinct()
                .mapToObj(character -> first + '-' + (char) character);
    }

    private static String made(int letter, int number) {
        return "" + DIGITS.charAt(letter) + '-' + DIGITS.charAt(number / 36) + DIGITS.charAt(number % 36);
    }
}
