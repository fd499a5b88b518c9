package io.muster.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the sample lenders have decided: how their receipts look; that all messages that ship with Muster are sent, with texts
 * registered under ids that nobody has; and that gateways are the sink's.
 *
 * @param secrets the folder of the lenders' secrets
 */
public record SamplePolicies(Path secrets, int sinkPort) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> KINDS =
            List.of("payment-received", "receipt-replaced", "bounce", "dues-reminder", "deposit-summary");
    private static final List<String> LANGUAGES = List.of("en", "hi");

    /** A policy as the API takes it. */
    public record SamplePolicy(String kind, String name, String definition) {}

    /** Puts each lender's secrets where Muster looks for them; {@code known} is what the sink knows, too. */
    public void writeSecrets(String known) throws IOException {
        for (var lender : Lender.ALL) {
            var folder = Files.createDirectories(secrets.resolve(lender.id()));
            Files.writeString(folder.resolve("sms-key"), known);
            Files.writeString(folder.resolve("sms-reports"), known);
        }
    }

    /** The application's settings that lead its messages into the sink. */
    public Map<String, String> settings(int smtpPort) {
        var settings = new HashMap<String, String>();
        settings.put("muster.notify.hosts-allowed", "localhost:" + sinkPort);
        for (var lender : Lender.ALL) {
            settings.put("muster.notify.mail-domains.\"" + lender.id() + "\"", lender.id() + ".example");
        }
        settings.put("muster.notify.secrets-dir", secrets.toString());
        settings.put("quarkus.mailer.host", "127.0.0.1");
        settings.put("quarkus.mailer.port", Integer.toString(smtpPort));
        return settings;
    }

    /** A lender's policies, in the order in which they are to be added. */
    public List<SamplePolicy> policies(Lender lender) throws IOException {
        var policies = new java.util.ArrayList<SamplePolicy>();
        policies.add(
                new SamplePolicy("receipt-template", "receipt", resource("/lenders/" + lender.id() + "-receipt.json")));
        policies.add(new SamplePolicy("gateway", "sms", sms(lender)));
        policies.add(new SamplePolicy("gateway", "email", mail(lender)));
        for (var kind : KINDS) {
            for (var language : LANGUAGES) {
                var name = kind + "-sms-" + language;
                policies.add(new SamplePolicy("message-template", name, registered(lender, name)));
            }
        }
        policies.add(new SamplePolicy("approval", "uploads", """
                {"collections": {"above": "1000000.00"}, "loan-book": {"never": true}}
                """));
        // Last, for from then on messages are decided
        policies.add(new SamplePolicy("messages", "messages", shipped("messages.json")));
        return policies;
    }

    private String sms(Lender lender) {
        return """
                {"type": "http",
                 "send": {"url": "http://localhost:%d/sms/%s",
                   "headers": {"Authorization": "Bearer {secret.sms-key}", "Idempotency-Key": "{id}"},
                   "json": {"key": "{id}", "to": "{recipient}", "text": "{text}", "header": "{header}",
                     "entity": "{entity}", "template": "{template}", "type": "{unicode?unicode:text}"}},
                 "taken": {"statuses": [200], "where": {"/status": "ok"}, "id": "/ref"},
                 "refused": [{"statuses": [400], "where": {"/code": "invalid"}, "code": "number-refused",
                   "reason": "The provider does not take this number. Correct it in the loan book."}],
                 "limits": {"timeoutSeconds": 5, "atOnce": 16, "perSecond": 1000},
                 "reports": {"webhook": {"list": "/reports", "messageId": "/key", "status": "/state",
                   "states": {"DELIVRD": "delivered", "UNDELIV": "undelivered"},
                   "proof": {"type": "hmac-sha256", "header": "X-Signature", "secret": "sms-reports",
                     "timestampHeader": "X-Time"}}}}
                """.formatted(sinkPort, lender.id());
    }

    /** Without what asks for a person: nobody is there while a machine tries or measures. */
    public List<SamplePolicy> unattended(Lender lender) throws IOException {
        return policies(lender).stream()
                .filter(policy -> !policy.kind().equals("approval"))
                .toList();
    }

    private static String mail(Lender lender) {
        return """
                {"type": "smtp", "from": "receipts@%s.example", "fromName": "%s", "replyTo": "care@%s.example",
                 "limits": {"timeoutSeconds": 10, "atOnce": 8, "perSecond": 500}}
                """.formatted(lender.id(), lender.name(), lender.id());
    }

    /** The text that ships, without what may be there or not, and registered as it is. */
    private static String registered(Lender lender, String name) throws IOException {
        var template = (ObjectNode) JSON.readTree(shipped("message-template/" + name + ".json"));
        var text = template.path("text").asText().replaceAll("\\{#if.*?\\{/if}", "");
        var dlt = template.put("text", text).putObject("dlt");
        dlt.put("entityId", "1101000000000000001");
        dlt.put("header", lender.id().substring(0, 6).toUpperCase(java.util.Locale.ROOT));
        dlt.put("templateId", "11071%014d".formatted(Math.abs(name.hashCode())));
        dlt.put("text", text.replaceAll("\\{[A-Za-z]+}", "{#var#}"));
        return template.toString();
    }

    private static String shipped(String name) throws IOException {
        return resource("/policies/" + name);
    }

    private static String resource(String name) throws IOException {
        try (InputStream file = SamplePolicies.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
