package io.muster.web;

import static io.muster.log.MusterLog.LOG;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.muster.pipeline.Ledger;
import io.muster.posting.ListPlace;
import io.muster.posting.Payment;
import io.muster.posting.PaymentFilter;
import io.muster.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Sends payments as workbooks, a page of rows at a time; two at once, since each keeps a connection busy. */
@ApplicationScoped
public class PaymentExports {
    private static final int AT_ONCE_MAX = 2;
    private static final int PAGE_ROWS = 1_000;

    private final Ledger ledger;
    private final WebConfig config;
    private final Counter exports;
    private final Semaphore room = new Semaphore(AT_ONCE_MAX);

    PaymentExports(Ledger ledger, WebConfig config, MeterRegistry meters) {
        this.ledger = ledger;
        this.config = config;
        this.exports = Counter.builder("muster.payment.exports")
                .description("Workbooks of payments that were fetched")
                .register(meters);
    }

    /**
     * The workbook, written while it is sent; the caller's thread blocks.
     *
     * @throws ProblemFailure when two are written already
     */
    public Response send(TenantId tenant, PaymentFilter filter) {
        if (room.availablePermits() == 0) {
            throw busy();
        }
        StreamingOutput workbook = out -> write(tenant, filter, out);
        return Response.ok(workbook, UploadResource.XLSX)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"payments-" + filter.from() + "-" + filter.to() + ".xlsx\"")
                .build();
    }

    private void write(TenantId tenant, PaymentFilter filter, OutputStream out) throws IOException {
        if (!room.tryAcquire()) {
            throw busy();
        }
        try {
            PaymentsWorkbook workbook = new PaymentsWorkbook(filter);
            int rows = workbook.write(
                    out, after -> page(tenant, filter, false, after), after -> page(tenant, filter, true, after));
            exports.increment();
            LOG.paymentsExported(tenant.value(), rows, filter.from(), filter.to());
        } finally {
            room.release();
        }
    }

    private List<Payment> page(TenantId tenant, PaymentFilter filter, boolean single, @Nullable ListPlace after) {
        return ledger.list(tenant, filter, single, after, PAGE_ROWS).await().atMost(config.waitMax());
    }

    private static ProblemFailure busy() {
        return new ProblemFailure(
                Problems.busy("Two workbooks are being written already.", "Try again when they are finished."));
    }
}
