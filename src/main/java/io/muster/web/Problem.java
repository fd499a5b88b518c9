package io.muster.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.validation.Reason;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Why a request was not granted, as RFC 9457 has it.
 *
 * @param type names the kind of problem; two with one type are the same kind
 * @param title the kind in words; the same for all of a kind
 * @param status the HTTP status
 * @param detail one sentence about this case
 * @param code the last part of the type, for programs
 * @param remedy one sentence that says what to do about it
 * @param reasons what is wrong with which field, when there is a list of that; otherwise null
 * @param incident what to tell the operators, who find it in their log; null when there is nothing to find
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "Why a request was not granted (RFC 9457)")
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        @Nullable String remedy,
        @Nullable List<Reason> reasons,
        @Nullable String incident) {
    /** The media type of problem documents. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPES = "urn:muster:problem:";

    /** A problem without anything special. */
    public static Problem of(int status, String code, String title, String detail, @Nullable String remedy) {
        return new Problem(TYPES + code, title, status, detail, code, remedy, null, null);
    }

    /** The same problem with what is wrong field by field. */
    public Problem because(List<Reason> why) {
        return new Problem(type, title, status, detail, code, remedy, List.copyOf(why), incident);
    }

    /** The same problem with the name under which the operators find it. */
    public Problem incident(String name) {
        return new Problem(type, title, status, detail, code, remedy, reasons, name);
    }
}
