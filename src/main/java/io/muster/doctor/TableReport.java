package io.muster.doctor;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** The findings for people: a line for each invariant, and under a broken one what it means and what to do. Pure. */
final class TableReport {
    private static final String LINE = "  %-8s  %s%n";
    private static final int WIDTH_MAX = 90;
    private static final String DETAIL = "            %-8s  %s%n";

    private final StringBuilder text = new StringBuilder();

    private TableReport() {}

    static String of(Instant began, List<Diagnosis> diagnoses) {
        TableReport report = new TableReport();
        diagnoses.forEach(report::lender);
        report.end(began, diagnoses);
        return report.text.toString();
    }

    private void lender(Diagnosis diagnosis) {
        switch (diagnosis) {
            case Diagnosis.Seen seen -> seen(seen);
            case Diagnosis.NotSeen(String lender, String why) -> {
                add("%s%n", lender);
                add(LINE, "NOT SEEN", why);
            }
        }
        text.append(System.lineSeparator());
    }

    private void seen(Diagnosis.Seen seen) {
        add(
                "%s: %s, %s, %s, looked at in %.1f s%n",
                seen.lender(),
                plural(seen.loans(), "loan"),
                plural(seen.payments(), "payment"),
                plural(seen.uploads(), "upload"),
                seen.took().toMillis() / 1000.0);
        seen.findings().forEach(this::finding);
    }

    private void finding(Finding finding) {
        Invariant invariant = finding.invariant();
        if (finding.holds()) {
            add(LINE, "ok", invariant.rule());
            return;
        }
        add(LINE, finding.broken() ? "BROKEN" : "warning", invariant.rule());
        add(DETAIL, "how many", String.format(Locale.ROOT, "%,d", finding.violations()));
        String label = "which";
        for (String example : finding.examples()) {
            add(DETAIL, label, example);
            label = "";
        }
        if (finding.violations() > finding.examples().size()) {
            add(DETAIL, "", "and others");
        }
        paragraph("means", invariant.breach());
        paragraph("do", invariant.remedy());
    }

    private void paragraph(String label, String sentences) {
        StringBuilder line = new StringBuilder();
        String rest = label;
        for (String word : sentences.split(" ")) {
            if (line.length() + word.length() >= WIDTH_MAX) {
                add(DETAIL, rest, line);
                line.setLength(0);
                rest = "";
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        add(DETAIL, rest, line);
    }

    private void end(Instant began, List<Diagnosis> diagnoses) {
        String at = began.truncatedTo(ChronoUnit.SECONDS).toString();
        if (diagnoses.isEmpty()) {
            add("There are no lenders (%s).%n", at);
            return;
        }
        add(
                "%s at %s: %s hold, %s broken, %s not seen%n",
                plural(diagnoses.size(), "lender"),
                at,
                count(diagnoses, Verdict.HOLDS),
                count(diagnoses, Verdict.BROKEN),
                count(diagnoses, Verdict.NOT_SEEN));
    }

    private static String plural(long count, String thing) {
        return String.format(Locale.ROOT, "%,d %s%s", count, thing, count == 1 ? "" : "s");
    }

    private static long count(List<Diagnosis> diagnoses, Verdict verdict) {
        return diagnoses.stream()
                .filter(diagnosis -> Verdict.of(diagnosis) == verdict)
                .count();
    }

    private void add(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values));
    }
}
