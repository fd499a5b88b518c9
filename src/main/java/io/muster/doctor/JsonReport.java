package io.muster.doctor;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/** The findings for programs: one JSON object whose fields and codes stay. Pure. */
final class JsonReport {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator json;

    private JsonReport(JsonGenerator json) {
        this.json = json;
    }

    static String of(Instant began, List<Diagnosis> diagnoses) {
        var text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            new JsonReport(json.useDefaultPrettyPrinter()).write(began, diagnoses);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return text + System.lineSeparator();
    }

    private void write(Instant began, List<Diagnosis> diagnoses) throws IOException {
        Verdict verdict = Verdict.of(diagnoses);
        json.writeStartObject();
        json.writeStringField("began", began.toString());
        json.writeStringField("verdict", verdict.slug());
        json.writeNumberField("exitStatus", verdict.exitStatus());
        json.writeArrayFieldStart("tenants");
        for (Diagnosis diagnosis : diagnoses) {
            write(diagnosis);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(Diagnosis diagnosis) throws IOException {
        json.writeStartObject();
        json.writeStringField("tenant", diagnosis.lender());
        json.writeStringField("verdict", Verdict.of(diagnosis).slug());
        switch (diagnosis) {
            case Diagnosis.NotSeen(String lender, String why) -> json.writeStringField("problem", why);
            case Diagnosis.Seen seen -> write(seen);
        }
        json.writeEndObject();
    }

    private void write(Diagnosis.Seen seen) throws IOException {
        json.writeNumberField("loans", seen.loans());
        json.writeNumberField("payments", seen.payments());
        json.writeNumberField("uploads", seen.uploads());
        json.writeNumberField("tookMillis", seen.took().toMillis());
        json.writeNumberField("broken", seen.broken().size());
        json.writeNumberField("warnings", seen.warnings().size());
        json.writeArrayFieldStart("invariants");
        for (Finding finding : seen.findings()) {
            write(finding);
        }
        json.writeEndArray();
    }

    private void write(Finding finding) throws IOException {
        json.writeStartObject();
        json.writeStringField("code", finding.invariant().code());
        json.writeStringField("verdict", finding.verdict());
        json.writeNumberField("violations", finding.violations());
        if (!finding.holds()) {
            json.writeStringField("rule", finding.invariant().rule());
            json.writeStringField("means", finding.invariant().breach());
            json.writeStringField("remedy", finding.invariant().remedy());
            json.writeArrayFieldStart("examples");
            for (String example : finding.examples()) {
                json.writeString(example);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }
}
