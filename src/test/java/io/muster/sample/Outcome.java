package io.muster.sample;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** What must become of a sample, counted while it is written. */
final class Outcome {
    private final Map<Verdict, long[]> verdicts = new EnumMap<>(Verdict.class);
    private final Map<Fault, Integer> faults = new EnumMap<>(Fault.class);

    Outcome() {
        for (Verdict verdict : Verdict.values()) {
            verdicts.put(verdict, new long[2]);
        }
    }

    void good(long paise) {
        add(Verdict.POSTED, paise);
    }

    void wrong(Fault fault, long paise) {
        add(fault.verdict, fault.amountCanBeRead ? paise : 0);
        faults.merge(fault, 1, Integer::sum);
    }

    private void add(Verdict verdict, long paise) {
        long[] tally = tally(verdict);
        tally[0]++;
        tally[1] = Math.addExact(tally[1], paise);
    }

    long rows(Verdict verdict) {
        return tally(verdict)[0];
    }

    long paise(Verdict verdict) {
        return tally(verdict)[1];
    }

    private long[] tally(Verdict verdict) {
        return java.util.Objects.requireNonNull(verdicts.get(verdict));
    }

    /** A table for people. */
    void print(PrintStream out) {
        out.printf("  %-16s %12s %22s%n", "verdict", "rows", "rupees");
        long rows = 0;
        long paise = 0;
        for (Verdict verdict : Verdict.values()) {
            printRow(out, verdict.words, rows(verdict), paise(verdict));
            rows += rows(verdict);
            paise += paise(verdict);
        }
        printRow(out, "all", rows, paise);
        if (!faults.isEmpty()) {
            out.println();
            out.println("  wrong rows:");
            faults.forEach((fault, count) ->
                    out.printf("  %8s  %s (%s)%n", Rupees.count(count), fault.words, fault.verdict.words));
        }
    }

    private static void printRow(PrintStream out, String name, long rows, long paise) {
        out.printf("  %-16s %12s %22s%n", name, Rupees.count(rows), Rupees.lakhs(paise));
    }

    /** The same for programs: amounts in paise. */
    void write(Path file, String tenant, String kind, long seed) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(Files.newOutputStream(file))) {
            json.configure(JsonGenerator.Feature.AUTO_CLOSE_TARGET, true);
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeStringField("tenant", tenant);
            json.writeStringField("kind", kind);
            json.writeNumberField("seed", seed);
            for (Verdict verdict : Verdict.values()) {
                json.writeObjectFieldStart(verdict.jsonName);
                json.writeNumberField("rows", rows(verdict));
                json.writeNumberField("paise", paise(verdict));
                json.writeEndObject();
            }
            json.writeObjectFieldStart("faults");
            for (Map.Entry<Fault, Integer> fault : faults.entrySet()) {
                json.writeNumberField(fault.getKey().code(), fault.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
        }
    }
}
