package io.muster.notification.gateway;

/**
 * What a message's template says about how it goes.
 *
 * @param entityId of DLT, as the header and the registered template's id; empty for mails
 * @param receiptAttached whether the receipt's PDF goes with it
 */
public record TemplateTerms(String entityId, String header, String registeredId, boolean receiptAttached) {
    /** Of a template that says nothing about it. */
    public static final TemplateTerms NONE = new TemplateTerms("", "", "", false);
}
