package io.muster.web;

import io.muster.tenant.TenantId;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Sends workbooks while they are written: so many at once, half of them for one lender, since each keeps a connection to the
 * lender's books busy; and each for as long as somebody takes it, but not for ever. Callers' threads block.
 */
@ApplicationScoped
public class WorkbookSending {
    private static final int LOOKS_PER_WAIT = 10;

    private final WebConfig config;
    private final Vertx vertx;
    private final CurrentVertxRequest current;
    private final Places<TenantId> places;

    WorkbookSending(WebConfig config, Vertx vertx, CurrentVertxRequest current) {
        this.config = config;
        this.vertx = vertx;
        this.current = current;
        this.places = new Places<>(config.workbooksMax(), Math.max(1, config.workbooksMax() / 2));
    }

    /**
     * The answer to the present request.
     *
     * @throws ProblemFailure when too many workbooks are being written, before anything of the answer is sent
     */
    public Response send(TenantId tenant, String fileName, StreamingOutput workbook) {
        RoutingContext exchange = current.getCurrent();
        Places.Place place = places.find(tenant).orElseThrow(WorkbookSending::busy);
        // However the answer ends, and also when it never begins
        exchange.addEndHandler(_ -> place.close());
        StreamingOutput content = out -> send(workbook, out, exchange.request(), place);
        return Response.ok(content, UploadResource.XLSX)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + fileName + ".xlsx\"")
                .build();
    }

    private void send(StreamingOutput workbook, OutputStream out, HttpServerRequest request, Places.Place place)
            throws IOException {
        HeardStream heard = new HeardStream(out, request, config.packReaderWaitMax());
        long look = Math.max(1, config.packReaderWaitMax().toMillis() / LOOKS_PER_WAIT);
        long looks = vertx.setPeriodic(look, _ -> heard.breakOffIfDeaf());
        long end = vertx.setTimer(config.workbookTimeMax().toMillis(), _ -> heard.breakOff());
        try {
            workbook.write(heard);
        } finally {
            var _ = vertx.cancelTimer(looks);
            var _ = vertx.cancelTimer(end);
            place.close();
        }
    }

    private static ProblemFailure busy() {
        return new ProblemFailure(
                Problems.busy("Too many workbooks are being written.", "Try again when one is finished."));
    }
}
