package io.muster.doctor;

import io.muster.doctor.Diagnosis.NotSeen;
import io.muster.doctor.Words.UsageError;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The command {@code doctor}: looks at the lenders' books one after the other and says how they are. */
public final class Doctor {
    private static final int CALLED_WRONGLY = 2;

    private final Settings settings;
    private final Door door;
    private final PrintStream err;

    private Doctor(Settings settings, PrintStream err) {
        this.settings = settings;
        this.door = new Door(settings);
        this.err = err;
    }

    /** Runs the command on this process's streams; blocks, and answers the exit status: 0, 1, 2 or 3. */
    public static int main(List<String> words) {
        return run(
                words,
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8));
    }

    static int run(List<String> words, PrintStream out, PrintStream err) {
        try {
            Words asked = Words.read(words);
            if (asked.help()) {
                out.print(Words.USAGE);
                return 0;
            }
            Instant began = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            List<Diagnosis> diagnoses = new Doctor(Settings.read(asked.settings()), err).visit(asked);
            out.print(asked.json() ? JsonReport.of(began, diagnoses) : TableReport.of(began, diagnoses));
            if (asked.metrics() != null) {
                MetricsFile.write(asked.metrics(), Instant.now(), diagnoses);
            }
            return Verdict.of(diagnoses).exitStatus();
        } catch (UsageError e) {
            err.println("doctor: " + e.getMessage() + " (doctor --help says more)");
            return CALLED_WRONGLY;
        } catch (UncheckedIOException e) {
            err.println("doctor: the metrics cannot be written: " + e.getMessage());
            return CALLED_WRONGLY;
        } catch (SQLException e) {
            err.println("doctor: the control database cannot be looked at: " + Refusal.of(e));
            return Verdict.NOT_SEEN.exitStatus();
        } catch (RuntimeException | OutOfMemoryError e) {
            // Its message may quote a setting
            err.println(
                    "doctor: could not look, because of its own " + e.getClass().getSimpleName());
            return Verdict.NOT_SEEN.exitStatus();
        }
    }

    private List<Diagnosis> visit(Words asked) throws SQLException {
        List<Diagnosis> diagnoses = new ArrayList<>();
        Neighbours neighbours = new Neighbours();
        for (Lender lender : lenders(asked)) {
            diagnoses.add(examine(lender, neighbours));
        }
        return diagnoses;
    }

    private List<Lender> lenders(Words asked) throws SQLException {
        try (Connection control = door.control()) {
            return Directory.read(control).lenders(asked.tenants());
        }
    }

    /** One lender's trouble is not the next one's. */
    private Diagnosis examine(Lender lender, Neighbours neighbours) {
        Instant began = Instant.now();
        try (Connection books = door.books(lender.tenant().database())) {
            Examination.Seen seen = new Examination(
                            books,
                            Invariants.OF_THE_BOOKS,
                            lender.id(),
                            lender.others(),
                            settings.keepPublished(),
                            new Progress(err, lender.id()))
                    .run();
            List<Finding> findings = new ArrayList<>(seen.findings());
            findings.addAll(neighbours.meet(lender.id(), books));
            return new Diagnosis.Seen(
                    lender.id(),
                    seen.loans(),
                    seen.payments(),
                    seen.uploads(),
                    Duration.between(began, Instant.now()),
                    List.copyOf(findings));
        } catch (SQLException e) {
            return new NotSeen(lender.id(), Refusal.of(e));
        }
    }
}
