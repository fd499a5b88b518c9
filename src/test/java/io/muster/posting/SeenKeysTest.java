package io.muster.posting;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.loan.LoanAccountNumber;
import io.muster.loan.Shares;
import io.muster.posting.SeenKeys.Came;
import io.muster.validation.CollectionLine;
import io.muster.validation.Judged;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What the rows of a sheet came to, by the keys of their money, is what a plain map would have kept. */
class SeenKeysTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 1);
    private static final PostingOrigin FILE = Lines.file("seen.xlsx", DAY);
    private static final int FIRST_ROW = 2;

    /** Each number is a row: which money it is, and whether it would post (even) or be held (odd). */
    @Property(tries = 200)
    void whatCameLastOfAKeyIsKept(@ForAll @Size(max = 400) List<@IntRange(max = 99) Integer> rows) {
        SeenKeys seen = new SeenKeys();
        Map<UUID, Integer> last = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            Claim claim = claim(FIRST_ROW + i, rows.get(i) / 2);
            Integer before = last.get(claim.key());

            Came found = seen.find(claim.key(), FIRST_ROW + i);

            assertThat(found == null).isEqualTo(before == null);
            if (found != null && before != null) {
                assertThat(found.row()).isEqualTo(FIRST_ROW + before);
                assertThat(found instanceof Came.Posted).isEqualTo(rows.get(before) % 2 == 0);
            }
            seen.note(rows.get(i) % 2 == 0 ? post(claim) : new Decision.Suspend(claim));
            last.put(claim.key(), i);
        }
    }

    @Test
    void aSheetOfManyRowsIsKeptWhole() {
        SeenKeys seen = new SeenKeys();
        int rows = 20_000;
        for (int row = 1; row <= rows; row++) {
            Claim claim = claim(row, row);
            seen.note(row % 3 == 0 ? new Decision.Suspend(claim) : post(claim));
        }
        for (int row = 1; row <= rows; row++) {
            Claim claim = claim(row, row);
            Came found = seen.find(claim.key(), rows + 1);
            if (row % 3 == 0) {
                assertThat(found).isEqualTo(new Came.Held(row, "LN" + row, 100L + row));
            } else {
                assertThat(found)
                        .isInstanceOfSatisfying(
                                Came.Posted.class,
                                posted -> assertThat(posted.isOf(claim.line())).isTrue());
            }
        }
    }

    @Test
    void aRowNeverMeetsItself() {
        SeenKeys seen = new SeenKeys();
        Claim claim = claim(7, 1);
        seen.note(post(claim));

        assertThat(seen.find(claim.key(), 7)).isNull();
        assertThat(seen.find(claim.key(), 8)).isNotNull();
    }

    private static Claim claim(int row, int money) {
        Judged.Accepted<CollectionLine> line =
                Lines.upi(row, "LN" + money, 100L + money, "%012d".formatted(money + 1), DAY);
        return Claim.of(FILE, List.of(line)).getFirst();
    }

    private static Decision post(Claim claim) {
        LoanState loan = new LoanState(1, new LoanAccountNumber("LN"), "PUN", Shares.NONE, 0, 0, 1, Settled.NONE);
        return new Decision.Post(claim, loan, new Allocation(Shares.NONE, 0), null, loan, "PUN");
    }
}
