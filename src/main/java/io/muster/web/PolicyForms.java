package io.muster.web;

import io.muster.notification.MessagePolicies;
import io.muster.notification.gateway.Gateways;
import io.muster.receipt.ReceiptLinks;
import io.muster.receipt.ReceiptTemplate;
import io.muster.tenant.PolicyKind;
import io.muster.tenant.Tenant;
import io.muster.upload.ApprovalPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What the definition of each kind of policy must be, asked of the room that goes by it. */
@ApplicationScoped
class PolicyForms {
    /** A lender has one of these. */
    static final String RECEIPT = "receipt";

    private static final String SHIPPED = "/policies/";

    private final Gateways gateways;
    private final ReceiptLinks links;

    PolicyForms(Gateways gateways, ReceiptLinks links) {
        this.gateways = gateways;
        this.links = links;
    }

    /**
     * Checks a definition, with what is this lender's own.
     *
     * @throws IllegalArgumentException when it is not right; the message names the place and is for whoever wrote it
     */
    void check(Tenant lender, PolicyKind kind, String name, String definition) {
        switch (kind) {
            case RECEIPT_TEMPLATE -> checkReceipt(name, definition);
            case MESSAGES, MESSAGE_TEMPLATE ->
                MessagePolicies.check(
                        kind,
                        name,
                        definition,
                        lender.name(),
                        links.sample(lender.id()).toString());
            case GATEWAY -> gateways.check(lender.id(), name, definition);
            case APPROVAL -> checkApproval(name, definition);
        }
    }

    /** What ships with Muster under this name, if anything does. */
    Optional<String> shipped(PolicyKind kind, String name) {
        return switch (kind) {
            case RECEIPT_TEMPLATE -> name.equals(RECEIPT) ? resource("receipt-template.json") : Optional.empty();
            case MESSAGES -> resource(name + ".json").filter(_ -> name.equals("messages"));
            case MESSAGE_TEMPLATE -> resource("message-template/" + name + ".json");
            case GATEWAY -> Optional.empty();
            case APPROVAL -> name.equals(ApprovalPolicy.NAME) ? resource("approval.json") : Optional.empty();
        };
    }

    private static void checkReceipt(String name, String definition) {
        if (!name.equals(RECEIPT)) {
            throw new IllegalArgumentException("name: the template of receipts is called " + RECEIPT);
        }
        var _ = ReceiptTemplate.parse(definition);
    }

    private static void checkApproval(String name, String definition) {
        if (!name.equals(ApprovalPolicy.NAME)) {
            throw new IllegalArgumentException("name: the rule about uploads is called " + ApprovalPolicy.NAME);
        }
        var _ = ApprovalPolicy.parse(definition);
    }

    /** Names come from callers: they are of a-z, 0-9 and - when they get here. */
    private static Optional<String> resource(String name) {
        try (InputStream file = PolicyForms.class.getResourceAsStream(SHIPPED + name)) {
            return file == null
                    ? Optional.empty()
                    : Optional.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + name, unreadable);
        }
    }
}
