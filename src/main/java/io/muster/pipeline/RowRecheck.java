package io.muster.pipeline;

import io.muster.db.TenantDatabases;
import io.muster.loan.Instalment;
import io.muster.posting.BusinessDays;
import io.muster.posting.PostingOrigin;
import io.muster.posting.Preview;
import io.muster.posting.Previews;
import io.muster.tenant.Tenant;
import io.muster.tenant.TenantId;
import io.muster.tenant.Tenants;
import io.muster.tenant.WorkbookKind;
import io.muster.validation.CollectionLine;
import io.muster.validation.Judged;
import io.muster.validation.LoanLine;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the books would say to mended rows, if they came now; reads only. */
@ApplicationScoped
class RowRecheck {
    private static final int HASH_BYTES = 32;
    private static final String NOBODY = "recheck";

    private final TenantDatabases databases;
    private final Tenants tenants;
    private final BusinessDays businessDays;
    private final Previews previews;

    RowRecheck(TenantDatabases databases, Tenants tenants, BusinessDays businessDays, Previews previews) {
        this.databases = databases;
        this.tenants = tenants;
        this.businessDays = businessDays;
        this.previews = previews;
    }

    /** The rows in their order; those that are right by themselves with what the books would make of them. */
    Uni<List<MendedRow>> byTheBooks(TenantId tenant, MendedSheet sheet, List<MendedRow> rows) {
        List<Judged.Accepted<CollectionLine>> lines =
                sheet.kind() == WorkbookKind.COLLECTIONS ? lines(sheet, rows) : List.of();
        return lines.isEmpty()
                ? Uni.createFrom().item(rows)
                : tenants.find(tenant)
                        .map(found -> found.orElseThrow())
                        .flatMap(lender -> judge(lender, lines))
                        .map(judged -> merge(rows, judged));
    }

    private Uni<List<Preview>> judge(Tenant lender, List<Judged.Accepted<CollectionLine>> lines) {
        return databases.inReadTransaction(
                lender.id(),
                tx -> businessDays
                        .current(tx, Instant.now())
                        .flatMap(day -> previews.judge(tx, origin(lender, day), lines)));
    }

    /** Of a file that does not exist yet: what its parent brought counts as another file's, as it will. */
    private static PostingOrigin origin(Tenant lender, LocalDate day) {
        return PostingOrigin.workbook(UUID.randomUUID(), new byte[HASH_BYTES], NOBODY, day, lender.keyIncludesLoan());
    }

    private static List<Judged.Accepted<CollectionLine>> lines(MendedSheet sheet, List<MendedRow> rows) {
        List<Judged.Accepted<CollectionLine>> lines = new ArrayList<>();
        for (MendedRow row : rows) {
            if (row.now().state() == MendedRow.State.RIGHT
                    && sheet.check(row.verdict(), row.cells())
                            instanceof Judged.Accepted<?>(int number, List<String> cells, CollectionLine line)) {
                lines.add(new Judged.Accepted<>(number, cells, line));
            }
        }
        return lines;
    }

    private static List<MendedRow> merge(List<MendedRow> rows, List<Preview> judged) {
        Map<Integer, Preview> byRow = HashMap.newHashMap(judged.size());
        judged.forEach(preview -> byRow.put(preview.rowNumber(), preview));
        return rows.stream()
                .map(row -> {
                    Preview preview = byRow.get(row.number());
                    return preview == null ? row : row.with(now(preview));
                })
                .toList();
    }

    private static MendedRow.Now now(Preview preview) {
        MendedRow.State state = switch (preview) {
            case Preview.WouldPost _ -> MendedRow.State.WOULD_POST;
            case Preview.AlreadyPosted _ -> MendedRow.State.ALREADY_POSTED;
            case Preview.ToSuspense _ -> MendedRow.State.TO_SUSPENSE;
            case Preview.Refused _ -> MendedRow.State.REFUSED;
        };
        return new MendedRow.Now(state, preview.amountPaise(), preview.reasons(), null);
    }

    /** The money that a row claims which is right by itself; of a loan book's row it is what it lends. */
    static long paise(Judged.Accepted<?> accepted) {
        return switch (accepted.line()) {
            case CollectionLine line -> line.amountPaise();
            case LoanLine line -> paise(line.schedule());
            default -> 0;
        };
    }

    private static long paise(LoanLine.SchedulePart schedule) {
        return switch (schedule) {
            case LoanLine.SchedulePart.Given(Instalment instalment) ->
                instalment.due().totalPaise();
            case LoanLine.SchedulePart.Terms terms -> terms.principalPaise();
        };
    }
}
