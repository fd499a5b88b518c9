package io.muster.posting;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.loan.ContactCorrections;
import io.muster.loan.Loans;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every statement of these rooms prepares against a migrated database, and is short enough to be kept prepared. */
class StatementsIT {
    private static final int CACHED_LENGTH_MAX = 2047;
    private static final List<Class<?>> STORES = List.of(
            Loans.class,
            ContactCorrections.class,
            BookedInstalments.class,
            BookFigures.class,
            Branches.class,
            BusinessDays.class,
            CellEdits.class,
            DayTotals.class,
            DueInstalments.class,
            LoanAccounts.class,
            LoanStates.class,
            LookAlikes.class,
            MusterKeys.class,
            NearLoans.class,
            PaymentRows.class,
            Payments.class,
            NotTakenLists.class,
            PaymentLists.class,
            ReasonsGiven.class,
            ReceiptSeries.class,
            RowsToMend.class,
            RowVerdicts.class,
            SaidOther.class,
            Searches.class,
            Sittings.class,
            Suspense.class,
            SuspenseLists.class);

    @Test
    void everyStatementPreparesAndIsShortEnoughToBeCached() throws Exception {
        Map<String, String> statements = statements();
        assertThat(statements).hasSizeGreaterThan(20);
        try (Books books = Books.fresh()) {
            for (var statement : statements.entrySet()) {
                assertThat(statement.getValue().length()).as(statement.getKey()).isLessThanOrEqualTo(CACHED_LENGTH_MAX);
                Books.await(books.pool().preparedQuery(statement.getValue()).execute(nulls(statement.getValue())));
            }
        }
    }

    /** Nulls and empty answers are enough: the statement is parsed, its types are found, and it runs on no rows. */
    private static io.vertx.mutiny.sqlclient.Tuple nulls(String sql) {
        var tuple = io.vertx.mutiny.sqlclient.Tuple.tuple();
        for (int i = 1; sql.contains("$" + i); i++) {
            tuple.addValue(null);
        }
        return tuple;
    }

    private static Map<String, String> statements() throws IllegalAccessException {
        Map<String, String> statements = new LinkedHashMap<>();
        for (Class<?> store : STORES) {
            for (Field field : Arrays.asList(store.getDeclaredFields())) {
                if (isStatement(field)) {
                    field.setAccessible(true);
                    statements.put(store.getSimpleName() + "." + field.getName(), (String) field.get(null));
                }
            }
        }
        statements.remove("Payments.COLUMNS");
        return statements;
    }

    private static boolean isStatement(Field field) {
        return field.getType() == String.class
                && Modifier.isStatic(field.getModifiers())
                && !Modifier.isPrivate(field.getModifiers());
    }
}
