package io.muster.web;

import io.muster.posting.ReceiptNumber;
import java.util.Optional;

/**
 * The receipt that an address names: its number with its strokes as they are, or written as {@code %2F}.
 *
 * <p>The form is exact, so that what follows a number, such as {@code .pdf} or {@code /cancellation}, is never a part of it.
 */
public final class ReceiptAddress {
    /** In a template, under the name {@code number}. */
    public static final String NUMBER = "{number: [A-Z0-9-]+(?:/|%2[Ff])[0-9]+(?:/|%2[Ff])[0-9]+}";

    private ReceiptAddress() {}

    /** @throws ProblemFailure when this can be no receipt's number */
    public static ReceiptNumber number(String text) {
        try {
            return new ReceiptNumber(text);
        } catch (IllegalArgumentException notANumber) {
            throw notFound();
        }
    }

    /** @throws ProblemFailure when there is none */
    public static <T> T orNotFound(Optional<T> found) {
        return found.orElseThrow(ReceiptAddress::notFound);
    }

    /** There is no such receipt. */
    public static ProblemFailure notFound() {
        return new ProblemFailure(Problems.notFound("receipt"));
    }

    /** Where the receipt of this number is. */
    static String of(ReceiptNumber number) {
        return ReceiptResource.PATH + "/" + number;
    }
}
