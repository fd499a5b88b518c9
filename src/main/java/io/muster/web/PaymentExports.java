package io.muster.web;

import static io.muster.log.MusterLog.LOG;

import io.muster.meter.Meters;
import io.muster.meter.Metric;
import io.muster.pipeline.Figures;
import io.muster.pipeline.Ledger;
import io.muster.posting.PaymentFilter;
import io.muster.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Comparator;
import java.util.stream.Stream;

/** Sends payments as workbooks, a page of rows at a time. */
@ApplicationScoped
public class PaymentExports {
    private static final int PAGE_ROWS = 1_000;

    private final Ledger ledger;
    private final Figures figures;
    private final WorkbookSending workbooks;
    private final WebConfig config;
    private final Meters meters;

    PaymentExports(Ledger ledger, Figures figures, WorkbookSending workbooks, WebConfig config, Meters meters) {
        this.ledger = ledger;
        this.figures = figures;
        this.workbooks = workbooks;
        this.config = config;
        this.meters = meters;
    }

    /**
     * The workbook, written while it is sent; the caller's thread blocks.
     *
     * @throws ProblemFailure when a parameter cannot be read, or too many workbooks are being written
     */
    public Response send(TenantId tenant, PaymentSelection selection) {
        PaymentFilter filter =
                figures.today(tenant).map(selection::filter).await().atMost(config.waitMax());
        return workbooks.send(
                tenant, "payments-" + filter.from() + "-" + filter.to(), out -> write(tenant, filter, out));
    }

    private void write(TenantId tenant, PaymentFilter filter, OutputStream out) throws IOException {
        int rows = new PaymentsWorkbook(filter).write(out, pages(tenant, filter));
        meters.count(Metric.PAYMENT_EXPORTS, 1);
        LOG.paymentsExported(tenant, rows, filter.from(), filter.to());
    }

    /** Day by day, the last one first, so that no page looks through more than a day in vain. */
    private Stream<PaymentsWorkbook.Pages> pages(TenantId tenant, PaymentFilter filter) {
        return filter.from()
                .datesUntil(filter.to().plusDays(1))
                .sorted(Comparator.reverseOrder())
                .map(filter::on)
                .flatMap(day -> Stream.of(pages(tenant, day, false), pages(tenant, day, true)));
    }

    private PaymentsWorkbook.Pages pages(TenantId tenant, PaymentFilter day, boolean single) {
        return after ->
                ledger.export(tenant, day, single, after, PAGE_ROWS).await().atMost(config.waitMax());
    }
}
