package io.muster.posting;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.validation.CollectionLine;
import io.muster.validation.Judged;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;

/** Any order, any repetition and any split into batches of the same lines make the same books. */
class AnyOrderIT {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final LocalDate FIRST_DUE = LocalDate.of(2026, 9, 1);
    private static final int LOANS = 4;

    private static final Books books = Books.fresh();

    private static int tries;

    @AfterContainer
    static void close() {
        books.close();
    }

    /** What a line says: which loan, how much, and whether it has a reference. */
    record Said(int loan, long amountPaise, boolean reference) {}

    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void theSameLinesMakeTheSameBooks(@ForAll("said") List<Said> said, @ForAll Random random) throws SQLException {
        String straight = "S" + ++tries;
        String shuffled = "T" + tries;
        addLoans(straight);
        addLoans(shuffled);

        post(straight, new ArrayList<>(indices(said.size())), said, random, said.size());
        List<Integer> twice = new ArrayList<>(indices(said.size()));
        twice.addAll(indices(said.size()));
        java.util.Collections.shuffle(twice, random);
        post(shuffled, twice, said, random, 5);

        books.check();
        assertThat(totals(shuffled)).isEqualTo(totals(straight));
        assertThat(totals(straight).values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(said.stream().mapToLong(Said::amountPaise).sum());
    }

    private static void addLoans(String prefix) {
        // The loan 0 is never added: its money goes to suspense
        for (int loan = 1; loan < LOANS; loan++) {
            var _ = books.addLoan(prefix + "-" + loan, loan % 2 == 0 ? "MUM" : "Pune camp", FIRST_DUE, 6, 100, 900);
        }
    }

    /** Posts lines of one file in batches of up to so many; each line keeps its row wherever it comes. */
    private static void post(String prefix, List<Integer> order, List<Said> said, Random random, int batchRowsMax) {
        for (int from = 0; from < order.size(); ) {
            int to = Math.min(order.size(), from + 1 + random.nextInt(batchRowsMax));
            List<Judged.Accepted<CollectionLine>> batch = new ArrayList<>();
            for (int place : order.subList(from, to)) {
                batch.add(line(prefix, place, said.get(place)));
            }
            assertThat(books.post(Lines.file(prefix, DAY), batch)).hasSize(batch.size());
            from = to;
        }
    }

    private static Judged.Accepted<CollectionLine> line(String prefix, int place, Said said) {
        String loan = prefix + "-" + said.loan();
        return said.reference()
                ? Lines.upi(place + 2, loan, said.amountPaise(), prefix + "R" + place, DAY)
                : Lines.cash(place + 2, loan, said.amountPaise(), takenOn(prefix));
    }

    /** A day of each file's own: cash of the same day would look like the other file's cash in suspense. */
    private static LocalDate takenOn(String prefix) {
        return DAY.minusDays(2L * tries + (prefix.startsWith("S") ? 0 : 1));
    }

    private static List<Integer> indices(int size) {
        return java.util.stream.IntStream.range(0, size).boxed().toList();
    }

    /** What each loan has been paid by component, and what waits in suspense. */
    private static TreeMap<String, Long> totals(String prefix) throws SQLException {
        TreeMap<String, Long> totals = new TreeMap<>();
        try (Connection connection = books.jdbc();
                var statement = connection.prepareStatement("""
                        select split_part(number, '-', 2) || ' ' || component, paise from loan_account
                        cross join lateral (values ('interest', paid_interest_paise),
                          ('principal', paid_principal_paise), ('excess', excess_paise)) as c(component, paise)
                        where split_part(number, '-', 1) = ?
                        union all
                        select 'suspense', coalesce(sum(amount_paise), 0) from suspense
                        where split_part(loan_text, '-', 1) = ?
                        """)) {
            statement.setString(1, prefix);
            statement.setString(2, prefix);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    totals.put(rows.getString(1), rows.getLong(2));
                }
            }
        }
        return totals;
    }

    @Provide
    Arbitrary<List<Said>> said() {
        return net.jqwik.api.Combinators.combine(
                        Arbitraries.integers().between(0, LOANS - 1),
                        Arbitraries.longs().between(1, 2_500),
                        Arbitraries.of(true, false))
                .as(Said::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(25);
    }
}
