package io.muster.pipeline;

import io.muster.rows.OpenWorkbook;
import io.muster.rows.UnreadableWorkbook;
import io.muster.rows.WorkbookLimits;
import io.muster.rows.Workbooks;
import io.muster.tenant.TenantId;
import io.muster.tenant.TenantLayouts;
import io.muster.tenant.WorkbookKind;
import io.muster.validation.DataSheet;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Duration;

/** Tells by its header what a workbook brings, for a sender who does not say. Blocks. */
@ApplicationScoped
public class KindGuess {
    private static final Duration LAYOUT_WAIT_MAX = Duration.ofSeconds(10);

    private final TenantLayouts layouts;

    KindGuess(TenantLayouts layouts) {
        this.layouts = layouts;
    }

    /**
     * A loan book when its header is one of a loan book and of nothing else; else collections, so that whatever is wrong with it
     * is said where its columns can be named.
     */
    public WorkbookKind guess(TenantId tenant, Path file) {
        try (OpenWorkbook workbook = Workbooks.open(file, WorkbookLimits.DEFAULT)) {
            return fits(workbook, tenant, WorkbookKind.LOAN_BOOK) && !fits(workbook, tenant, WorkbookKind.COLLECTIONS)
                    ? WorkbookKind.LOAN_BOOK
                    : WorkbookKind.COLLECTIONS;
        } catch (UnreadableWorkbook refused) {
            return WorkbookKind.COLLECTIONS;
        }
    }

    private boolean fits(OpenWorkbook workbook, TenantId tenant, WorkbookKind kind) {
        return DataSheet.choose(
                        SheetChoice.candidates(workbook),
                        layouts.get(tenant, kind).await().atMost(LAYOUT_WAIT_MAX))
                instanceof DataSheet.Chosen;
    }
}
