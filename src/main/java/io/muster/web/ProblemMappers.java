package io.muster.web;

import static io.muster.log.MusterLog.LOG;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.muster.db.SqlStates;
import io.muster.db.TransactionConflict;
import io.muster.db.UnknownTenant;
import io.muster.pipeline.Snapshots;
import io.muster.receipt.DrawingTableFull;
import io.muster.receipt.PackSending;
import io.muster.receipt.TemplateUnread;
import io.muster.tenant.LinkKeys;
import io.muster.upload.SpoolUnwritable;
import io.muster.upload.TooLarge;
import io.muster.validation.Reason;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Turns every way in which a request can fail into a problem document. */
class ProblemMappers {
    @ServerExceptionMapper
    Response problem(ProblemFailure failure) {
        return answer(failure.problem());
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthenticated(Exception failure) {
        return Response.fromResponse(answer(Problems.unauthenticated()))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException failure) {
        return answer(Problems.forbidden());
    }

    @ServerExceptionMapper
    Response noTenant(UnknownTenant failure) {
        return answer(Problems.noTenant());
    }

    @ServerExceptionMapper
    Response tooLarge(TooLarge failure) {
        return answer(Problems.tooLarge(failure.sizeBytesMax()));
    }

    @ServerExceptionMapper
    Response noRoom(SpoolUnwritable failure) {
        LOG.spoolUnwritable(failure);
        return answer(Problems.noRoom());
    }

    @ServerExceptionMapper({TransactionConflict.class, ConnectionPoolTooBusyException.class})
    Response busy(Throwable failure) {
        return answer(Problems.busy("The lender's books are busy.", "Try again in a moment."));
    }

    @ServerExceptionMapper
    Response figuresBusy(Snapshots.Busy failure) {
        return answer(Problems.busy("Figures of other days are being added up.", "Try again in a moment."));
    }

    @ServerExceptionMapper
    Response drawingTableFull(DrawingTableFull failure) {
        return answer(ReceiptProblems.drawingTableFull());
    }

    @ServerExceptionMapper
    Response templateUnread(TemplateUnread failure) {
        return answer(ReceiptProblems.templateUnread());
    }

    @ServerExceptionMapper
    Response linkKeysUsedUp(LinkKeys.UsedUp failure) {
        return answer(ReceiptProblems.linkKeysUsedUp());
    }

    @ServerExceptionMapper
    Response packGrown(PackSending.PackGrown failure) {
        return answer(ReceiptProblems.packGrown(failure.receiptsMax()));
    }

    @ServerExceptionMapper
    Response tooManyPacks(PackSending.TooManyPacks failure) {
        return answer(ReceiptProblems.tooManyPacks());
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException failure) {
        return answer(Problems.invalid(failure.getConstraintViolations().stream()
                .map(ProblemMappers::reason)
                .toList()));
    }

    @ServerExceptionMapper({MismatchedInputException.class, JsonProcessingException.class})
    Response json(Exception failure) {
        return answer(JsonProblems.of((JsonProcessingException) failure));
    }

    /** What the framework refuses by itself keeps its headers, such as {@code Allow}. */
    @ServerExceptionMapper
    Response framework(WebApplicationException failure) {
        Response own = failure.getResponse();
        if (own.getStatus() < 400) {
            return own;
        }
        Response cut = whileReading(failure);
        if (cut != null) {
            return cut;
        }
        if (own.getStatus() == 400 && failure.getCause() instanceof JsonProcessingException notJson) {
            return json(notJson);
        }
        Response.ResponseBuilder answer = Response.fromResponse(answer(Problems.ofStatus(own.getStatus())));
        String allow = own.getHeaderString(HttpHeaders.ALLOW);
        return allow == null
                ? answer.build()
                : answer.header(HttpHeaders.ALLOW, allow).build();
    }

    @ServerExceptionMapper
    Response unexpected(Throwable failure) {
        if (SqlStates.mayRunAgain(failure)) {
            return busy(failure);
        }
        if (BooksAway.is(failure)) {
            LOG.booksAway(failure.toString());
            return answer(Problems.booksAway());
        }
        if (ClientFaults.is(failure)) {
            return answer(ClientFaults.cut(failure).problem());
        }
        String incident = UUID.randomUUID().toString();
        LOG.requestFailed(incident, failure);
        return answer(Problems.unexpected(incident));
    }

    /** After a body that was not read to its end the connection cannot go on. */
    static Response answer(Problem problem) {
        Response.ResponseBuilder answer =
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
        return switch (problem.status()) {
            case 408, 413, 507 -> answer.header("Connection", "close").build();
            case 503 ->
                answer.header(HttpHeaders.RETRY_AFTER, Problems.EVENTS_WAIT.equals(problem.code()) ? 60 : 2)
                        .build();
            default -> answer.build();
        };
    }

    /** What we throw ourselves while a parameter or a body is read comes wrapped. */
    private static @Nullable Response whileReading(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemFailure problem) {
                return answer(problem.problem());
            }
        }
        return null;
    }

    private static Reason reason(ConstraintViolation<?> violation) {
        String field = null;
        for (Path.Node node : violation.getPropertyPath()) {
            field = node.getName();
        }
        if (PaymentResource.IDEMPOTENCY_KEY_PARAMETER.equals(field)) {
            field = PaymentResource.IDEMPOTENCY_KEY;
        }
        return new Reason(null, field, "invalid-value", "This value " + violation.getMessage() + ".", "Mend it.");
    }
}
