package io.muster.notification;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Under what a text is registered with the operators' ledger (DLT, under TRAI's regulations of 2018).
 *
 * @param entityId the lender's, 19 digits
 * @param header who the borrower sees as sender: six letters, or six digits for promotion
 * @param templateId 19 digits
 * @param registered the text to which every message must be equal outside its variables
 */
public record Dlt(String entityId, String header, String templateId, String registered) {
    private static final Set<String> KEYS = Set.of("entityId", "header", "templateId", "text");
    private static final Pattern ID = Pattern.compile("[0-9]{19}");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z]{6}|[0-9]{6}");

    static Dlt read(PolicyNode node) {
        node.requireObject(KEYS);
        Dlt read = new Dlt(
                node.get("entityId").text(ID, "the lender's entity id on the DLT portal, 19 digits"),
                node.get("header").text(HEADER, "the registered header: six letters, or six digits"),
                node.get("templateId").text(ID, "the template's id on the DLT portal, 19 digits"),
                node.get("text").text(DltText.LENGTH_MAX));
        try {
            var _ = read.text();
        } catch (IllegalArgumentException noTemplate) {
            throw node.get("text").wrong(String.valueOf(noTemplate.getMessage()));
        }
        return read;
    }

    DltText text() {
        return DltText.of(registered);
    }

    /** Why an operator would drop this text; empty when it is as registered. */
    public Optional<String> difference(String body) {
        return text().difference(body);
    }
}
