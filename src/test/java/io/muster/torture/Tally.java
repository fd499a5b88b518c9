package io.muster.torture;

import io.muster.torture.oracle.MessageVerdict;
import io.muster.torture.oracle.Verdict;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the torture did and what it found; printed as a table at the end. */
final class Tally {
    private final Map<Harm, Integer> harms = new EnumMap<>(Harm.class);
    private final List<String> lost = new ArrayList<>();
    private final List<String> doubled = new ArrayList<>();
    private final List<String> stuck = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();
    private int rounds;
    private int uploads;
    private long rows;
    private long payments;
    private long events;
    private long messages;
    private long smsRepeated;
    private long mailsRepeated;
    private Duration slowest = Duration.ZERO;

    void inflicted(Harm harm) {
        harms.merge(harm, 1, Integer::sum);
    }

    void sent(int workbooks) {
        uploads += workbooks;
    }

    /** A round is over. */
    void settled(Round.Finding finding) {
        rounds++;
        settled(finding.verdict());
        settled(finding.told());
        wrong(finding.wrong());
        stuck.addAll(finding.stuck());
        slowest = finding.recovered().compareTo(slowest) > 0 ? finding.recovered() : slowest;
    }

    /** The oracle has judged all there was up to now. */
    void settled(Verdict verdict) {
        rows = verdict.rows();
        payments = verdict.payments();
        events = verdict.events();
        lost.addAll(verdict.lost());
        doubled.addAll(verdict.doubled());
        wrong(verdict.wrong());
    }

    /** The messages were judged, all there were up to now. */
    void settled(MessageVerdict verdict) {
        messages = verdict.messages();
        smsRepeated = verdict.smsRepeated();
        mailsRepeated = verdict.mailsRepeated();
        lost.addAll(verdict.lost());
        doubled.addAll(verdict.doubled());
        wrong(verdict.wrong());
    }

    /** Something else is not as it must be; any thread. */
    synchronized void wrong(List<String> sentences) {
        wrong.addAll(sentences);
    }

    /** How often each kind of harm was done. */
    Map<Harm, Integer> harms() {
        return Map.copyOf(harms);
    }

    /** All that was found, a sentence each. */
    List<String> complaints() {
        List<String> all = new ArrayList<>();
        lost.forEach(sentence -> all.add("lost: " + sentence));
        doubled.forEach(sentence -> all.add("doubled: " + sentence));
        stuck.forEach(sentence -> all.add("stuck: " + sentence));
        wrong.forEach(sentence -> all.add("wrong: " + sentence));
        return all;
    }

    /** Processes ended without warning. */
    int kills() {
        return harms.entrySet().stream()
                .filter(each -> each.getKey().kills())
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    long messages() {
        return messages;
    }

    boolean isClean() {
        return complaints().isEmpty();
    }

    void print(PrintStream out, long seed) {
        out.println();
        harms.forEach((harm, times) -> line(out, times, harm.words()));
        out.println();
        line(out, rounds, "rounds");
        line(out, kills(), "kills");
        line(out, uploads, "workbooks sent");
        line(out, rows, "rows");
        line(out, payments, "payments");
        line(out, events, "events");
        line(out, messages, "messages");
        line(out, smsRepeated, "SMS offered again under their keys");
        line(out, mailsRepeated, "mails sent again under their ids");
        line(out, lost.size(), "lost");
        line(out, doubled.size(), "doubled");
        line(out, stuck.size(), "stuck");
        line(out, wrong.size(), "otherwise wrong");
        out.println();
        complaints().forEach(sentence -> out.println("  " + sentence));
        out.printf(
                Locale.ROOT,
                "All uploads ended within %.1f s of the last harm. The seed is %d.%n",
                slowest.toMillis() / 1000.0,
                seed);
    }

    private static void line(PrintStream out, long number, String words) {
        out.printf(Locale.ROOT, "  %,12d  %s%n", number, words);
    }
}
