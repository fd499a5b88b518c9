package io.muster.doctor;

import io.muster.doctor.TrailBooks.File;
import io.muster.doctor.TrailBooks.Page;
import io.muster.doctor.TrailBooks.Posted;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Prints a trail line by line, and remembers whether something of it was missing. */
final class TrailReport {
    private static final Pattern TRACE = Pattern.compile("00-([0-9a-f]{32})-[0-9a-f]{16}-01");

    /** As many digits as a phone has, in what somebody called a file. */
    private static final Pattern DIGITS = Pattern.compile("\\d{6,}(?=\\d{4})");

    private final PrintStream out;
    private final Optional<String> link;
    private boolean whole = true;

    /** @param link of a trace, with {@code {trace}} in the place of its id */
    TrailReport(PrintStream out, Optional<String> link) {
        this.out = out;
        this.link = link;
    }

    /** Whether everything is where it should be. */
    boolean isWhole() {
        return whole;
    }

    void lender(String lender) {
        out.println(lender);
    }

    void single() {
        line("file", "none: it was posted by itself");
    }

    void file(File file, @Nullable Integer row) {
        line(
                "file",
                DIGITS.matcher(file.name()).replaceAll("…") + ", " + file.bytes() + " bytes, sha256 " + file.sha256());
        if (file.sheet() != null) {
            line(
                    "cells",
                    "'" + file.sheet() + "'" + (row == null ? "" : "!A" + row + ":" + column(file.columns()) + row));
        }
        line(
                "upload",
                file.id() + " (" + file.kind() + ") " + file.state() + ", received " + file.receivedAt() + ", claimed "
                        + file.token() + " times, " + file.failures() + " failures in a row, " + file.rowsRead()
                        + " rows read in " + file.lanes() + " lanes");
        if (file.parent() != null) {
            line("corrects", "rows of upload " + file.parent());
        }
        trace(file.traceparent());
    }

    void verdict(String verdict) {
        line("row", verdict);
    }

    void unposted() {
        line("payment", "none: the row's money was not posted by it");
    }

    void payment(Posted payment) {
        line(
                "payment",
                payment.key() + ", Rs " + payment.paise() / 100 + "."
                        + String.format(Locale.ROOT, "%02d", payment.paise() % 100) + " on loan " + payment.loanId()
                        + ", posted " + payment.at());
        line(
                "receipt",
                payment.receipt()
                        + (payment.cancelled() ? ", cancelled" : "")
                        + (payment.reissued().isEmpty() ? "" : ", issued anew as " + payment.reissued()));
    }

    void page(Optional<Page> page) {
        line(
                "batch",
                page.map(found -> "page " + found.place() + " of the outbox, with " + found.events() + " events, "
                                + (found.published() ? "published" : "not yet known to be published"))
                        .orElse("has left the outbox"));
    }

    /** An event that is not in Kafka is missing, whatever the outbox has: topics keep events for longer than it does. */
    void event(Optional<TrailEvents.Found> event) {
        if (event.isEmpty()) {
            missing("The event is not in Kafka: not published yet, or older than the topic keeps.");
            return;
        }
        TrailEvents.Found found = event.get();
        line("event", found.topic() + "-" + found.partition() + "-" + found.offset() + ", of " + found.at());
    }

    void messages(Map<String, String> messages) {
        if (messages.isEmpty()) {
            line("message", "none");
        }
        messages.forEach((id, what) -> line("message", id + " " + what));
    }

    void missing(String what) {
        whole = false;
        line("MISSING", what);
    }

    private void trace(@Nullable String traceparent) {
        var read = TRACE.matcher(traceparent == null ? "" : traceparent);
        if (read.matches()) {
            String id = read.group(1);
            line(
                    "trace",
                    id
                            + link.map(pattern -> " " + pattern.replace("{trace}", id))
                                    .orElse(""));
        }
    }

    private void line(String what, String words) {
        // A file's name is its sender's: it begins no line of its own and colours nothing
        out.printf(Locale.ROOT, "  %-8s  %s%n", what, words.replaceAll("\\p{Cntrl}", "?"));
    }

    /** The name of a column as a sheet has it: 1 is A. */
    private static String column(int number) {
        String name = "";
        for (int left = Math.max(1, number); left > 0; left = (left - 1) / 26) {
            name = (char) ('A' + (left - 1) % 26) + name;
        }
        return name;
    }
}
