package io.muster.doctor;

import io.muster.doctor.TrailBooks.File;
import io.muster.doctor.TrailBooks.Posted;
import io.muster.doctor.Words.UsageError;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.common.KafkaException;

/** The command {@code trace}: prints the road of a sum of money, from the file to the messages, out of the books and Kafka. */
public final class Trail {
    // Its clients tell of themselves; kept, for a logger that nobody holds forgets its level
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    private final TrailWords asked;
    private final Settings settings;
    private final TrailEvents events;
    private final TrailReport report;

    private Trail(TrailWords asked, Settings settings, TrailEvents events, PrintStream out) {
        this.asked = asked;
        this.settings = settings;
        this.events = events;
        this.report = new TrailReport(out, settings.traceLink());
    }

    /** Runs the command on this process's streams; blocks, and answers the exit status: 0, 1, 2 or 3. */
    public static int main(List<String> words) {
        KAFKA.setLevel(Level.SEVERE);
        return run(
                words,
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8));
    }

    static int run(List<String> words, PrintStream out, PrintStream err) {
        try {
            TrailWords asked = TrailWords.read(words);
            if (asked.help()) {
                out.print(TrailWords.USAGE);
                return 0;
            }
            Settings settings = Settings.read(asked.settings());
            try (TrailEvents events = new TrailEvents(settings.kafka())) {
                return new Trail(asked, settings, events, out).follow();
            }
        } catch (UsageError e) {
            err.println("trace: " + e.getMessage() + " (trace --help says more)");
            return 2;
        } catch (SQLException e) {
            err.println("trace: a database cannot be looked at: " + Refusal.of(e));
            return Verdict.NOT_SEEN.exitStatus();
        } catch (KafkaException e) {
            err.println("trace: Kafka cannot be looked at: " + e.getClass().getSimpleName());
            return Verdict.NOT_SEEN.exitStatus();
        } catch (RuntimeException e) {
            // Its message may quote a setting
            err.println(
                    "trace: could not look, because of its own " + e.getClass().getSimpleName());
            return Verdict.NOT_SEEN.exitStatus();
        }
    }

    private int follow() throws SQLException {
        Door door = new Door(settings);
        List<Lender> lenders;
        try (Connection control = door.control()) {
            lenders = Directory.read(control).lenders(asked.tenant() == null ? List.of() : List.of(asked.tenant()));
        }
        boolean found = false;
        for (Lender lender : lenders) {
            try (Connection books = door.books(lender.tenant().database())) {
                found |= follow(lender.id(), new TrailBooks(books));
            }
        }
        if (!found) {
            report.missing("No lender's books have it.");
        }
        return report.isWhole() ? 0 : 1;
    }

    private boolean follow(String lender, TrailBooks books) throws SQLException {
        return asked.receipt() == null ? followUpload(lender, books) : followReceipt(lender, asked.receipt(), books);
    }

    private boolean followReceipt(String lender, String receipt, TrailBooks books) throws SQLException {
        Optional<Posted> payment = books.payment(receipt);
        if (payment.isEmpty()) {
            return false;
        }
        report.lender(lender);
        if (payment.get().upload() == null) {
            report.single();
        } else {
            Optional<File> file = books.file(payment.get().upload());
            file.ifPresentOrElse(
                    found -> report.file(found, payment.get().row()),
                    () -> report.missing("The books do not have the payment's upload."));
        }
        followPayment(lender, payment.get(), books);
        return true;
    }

    private boolean followUpload(String lender, TrailBooks books) throws SQLException {
        Optional<File> file = books.file(java.util.Objects.requireNonNull(asked.upload()));
        if (file.isEmpty()) {
            return false;
        }
        report.lender(lender);
        report.file(file.get(), asked.row());
        if (asked.row() == null) {
            end(lender, file.get(), books);
            return true;
        }
        books.verdict(file.get().id(), asked.row()).ifPresent(report::verdict);
        Optional<Posted> payment = books.payment(file.get().id(), asked.row());
        if (payment.isPresent()) {
            followPayment(lender, payment.get(), books);
        } else {
            report.unposted();
        }
        return true;
    }

    /** The event that tells of the upload's end, where it has one. */
    private void end(String lender, File file, TrailBooks books) throws SQLException {
        if (file.finishedAt() == null
                || !List.of("completed", "failed", "cancelled").contains(file.state())) {
            return;
        }
        String id = file.id() + "/" + file.token();
        report.page(books.page(id, file.finishedAt()));
        report.event(events.find("muster.uploads.v1", lender + ":" + file.id(), id, file.finishedAt()));
    }

    private void followPayment(String lender, Posted payment, TrailBooks books) throws SQLException {
        report.payment(payment);
        String id = payment.key().toString();
        Optional<TrailBooks.Page> page = books.page(id, payment.at());
        report.page(page);
        Optional<TrailEvents.Found> event =
                events.find("muster.payments.v1", lender + ":" + payment.loan(), id, payment.at());
        report.event(event);
        report.messages(books.messages(payment.key()));
    }
}
