package io.muster.torture.oracle;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The money that waits for its loan, and what left it: few, so read whole at each check. */
final class Suspense {
    private static final String LIST = """
            select s.key, s.loan_text, s.amount_paise, s.mode, s.reference, s.value_date, s.upload_id, s.row_number, r.key is not null as released,
              r.payment_key
            from suspense s
            left join suspense_release r on r.key = s.key
            """;

    private final Map<UUID, Held> held = new HashMap<>();

    record Held(
            UUID key,
            String loan,
            long paise,
            String mode,
            @Nullable String reference,
            LocalDate valueDate,
            @Nullable String upload,
            int row,
            boolean released,
            @Nullable UUID payment) {}

    static Suspense read(Sql books) throws SQLException {
        var suspense = new Suspense();
        books.each(LIST, row -> {
            UUID key = row.getObject("key", UUID.class);
            suspense.held.put(
                    key,
                    new Held(
                            key,
                            row.getString("loan_text"),
                            row.getLong("amount_paise"),
                            row.getString("mode"),
                            row.getString("reference"),
                            row.getObject("value_date", LocalDate.class),
                            row.getString("upload_id"),
                            row.getInt("row_number"),
                            row.getBoolean("released"),
                            row.getObject("payment_key", UUID.class)));
        });
        return suspense;
    }

    @Nullable
    Held find(UUID key) {
        return held.get(key);
    }

    /** Whether money of another file came into suspense that looks like this: same loan, or neither has a reference. */
    boolean looksLike(Claim.Good good, String upload) {
        return held.values().stream()
                .anyMatch(sum -> sum.valueDate().equals(good.valueDate())
                        && sum.paise() == good.paise()
                        && sum.mode().equals(good.mode())
                        && (sum.loan().equals(good.loan()) || sum.reference() == null)
                        && !upload.equals(sum.upload()));
    }

    /** Money is held or paid, and what was released was paid. */
    void check(LenderState state, Findings findings) {
        for (Held sum : held.values()) {
            boolean paid = state.sums.find(Keys.brief(sum.key())) >= 0;
            UUID payment = sum.payment();
            boolean becamePayment = payment != null && state.sums.find(Keys.brief(payment)) >= 0;
            if (paid && !sum.released()) {
                findings.doubled("%s: sum %s is paid and still in suspense", state.tenant, sum.key());
            }
            if (sum.released() && !becamePayment) {
                findings.lost("%s: sum %s left suspense and became no payment", state.tenant, sum.key());
            }
        }
    }

    int size() {
        return held.size();
    }
}
