package io.muster.web;

import io.muster.receipt.Paper;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A receipt's paper as an answer, wherever it is asked for. */
public final class PaperAnswers {
    private PaperAnswers() {}

    /** The versions that a header {@code If-None-Match} names. */
    public static Set<String> tags(@Nullable String header) {
        return header == null
                ? Set.of()
                : Arrays.stream(header.split(","))
                        .map(tag -> tag.strip().replaceFirst("^W/", "").replace("\"", ""))
                        .collect(Collectors.toSet());
    }

    /**
     * The paper, or why there is none.
     *
     * @throws ProblemFailure when there is no such receipt
     */
    public static Response of(Paper paper) {
        return switch (paper) {
            case Paper.Shown shown ->
                tagged(Response.ok(shown.pdf(), PaperResource.PDF), shown.tag())
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                "inline; filename=\"" + shown.number().fileName() + ".pdf\"")
                        .header("X-Content-Type-Options", "nosniff")
                        .build();
            case Paper.Unchanged unchanged ->
                tagged(Response.notModified(), unchanged.tag()).build();
            case Paper.Unknown() -> throw ReceiptAddress.notFound();
            case Paper.Differs() -> ProblemMappers.answer(ReceiptProblems.differs());
        };
    }

    /** Nobody else's to keep, and asked about each time: a receipt may be cancelled. */
    private static Response.ResponseBuilder tagged(Response.ResponseBuilder answer, String tag) {
        CacheControl control = new CacheControl();
        control.setPrivate(true);
        control.setNoCache(true);
        return answer.tag(tag).cacheControl(control);
    }
}
