package io.muster.torture;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Does harm, each kind in a way of its own; what it kills begins to live again soon. One thread. */
final class Devil {
    private static final Duration LEASE = Duration.ofSeconds(8);
    private static final Duration DRAIN_MAX = Duration.ofSeconds(30);
    private static final Duration TAKE_OVER_MAX = Duration.ofSeconds(25);
    private static final Duration READY_MAX = Duration.ofSeconds(60);
    private static final Duration BUSY_WAIT_MAX = Duration.ofSeconds(2);
    private static final Duration RELAY_WAIT_MAX = Duration.ofSeconds(6);
    /** Shorter than anybody waits for a lock here. */
    private static final Duration TRIAL_WAIT_MAX = Duration.ofSeconds(3);

    private static final long FULL_BYTES = 4 * 1024;
    // The relay's own commit, which notes in the books how far Kafka has it
    private static final String NOTING = """
            select application_name from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock' and query like 'update relay%last_horizon%'
            """;
    private static final Pattern PROCESS_ID = Pattern.compile("-(\\d+)-[0-9a-f]+$");

    private final Theatre theatre;
    private final List<Lender> lenders;
    private final Fence fence;
    private final Sender sender;
    private final Random random;
    private final List<String> wrong = new ArrayList<>();

    Devil(Theatre theatre, List<Lender> lenders, Fence fence, Sender sender, Random random) {
        this.theatre = theatre;
        this.lenders = lenders;
        this.fence = fence;
        this.sender = sender;
        this.random = random;
    }

    /** A workbook that the harm may use up; it is sent properly later. */
    record Bait(String tenant, Path workbook) {}

    /** Does harm of a kind and says what was done. */
    String inflict(Harm harm, Bait bait) {
        return switch (harm) {
            case KILL_INGEST -> killIngest();
            case KILL_TRIAL -> killTrial();
            case KILL_API -> killApi(bait);
            case KILL_RELAY -> killRelay();
            case KILL_NOTIFY -> killNotify();
            case KILL_BROKER -> killBroker();
            case KILL_POSTGRES -> killPostgres();
            case PAUSE_INGEST -> pauseIngest();
            case DRAIN_INGEST -> drainIngest();
            case FULL_DISK -> fillDisk(bait);
            case CUT_POSTGRES -> done(theatre.wayToPostgres()::cut);
            case CUT_KAFKA -> done(theatre.wayToKafka()::cut);
            case SLOW_POSTGRES ->
                forAWhile(() -> theatre.wayToPostgres().slow(millis(5, 40)), theatre.wayToPostgres()::pass);
            case SLOW_KAFKA -> forAWhile(() -> theatre.wayToKafka().slow(millis(20, 200)), theatre.wayToKafka()::pass);
            case HOLD_POSTGRES -> forAWhile(theatre.wayToPostgres()::hold, theatre.wayToPostgres()::pass);
            case HOLD_KAFKA -> forAWhile(theatre.wayToKafka()::hold, theatre.wayToKafka()::pass);
        };
    }

    /** What went wrong while harm was done, a sentence each. */
    List<String> wrong() {
        return wrong;
    }

    private static String done(Runnable harm) {
        harm.run();
        return "";
    }

    private String forAWhile(Runnable harm, Runnable heal) {
        harm.run();
        Duration time = millis(500, 3_000);
        Pause.of(time);
        heal.run();
        return "for " + time.toMillis() + " ms";
    }

    private String killIngest() {
        Node victim = busyIngest();
        victim.kill();
        Pause.of(millis(0, 1_000));
        victim.revive();
        return victim.name();
    }

    /** Holds the loans that a trial reads, so that it stands still, and kills the process that has it in its hands. */
    private String killTrial() {
        Lender lender = Wishes.tried(lenders);
        try (Connection books = lender.connect();
                Statement statement = books.createStatement()) {
            books.setAutoCommit(false);
            statement.execute("lock table loan_account in access exclusive mode");
            boolean _ = Pause.until(() -> trying(lender).isPresent(), TRIAL_WAIT_MAX);
            Optional<Node> trying = trying(lender);
            trying.ifPresent(Node::kill);
            books.rollback();
            if (trying.isEmpty()) {
                return killIngest() + ", for no trial came by";
            }
            Pause.of(millis(0, 1_000));
            trying.get().revive();
            return trying.get().name() + ", for " + lender.id();
        } catch (SQLException away) {
            return killIngest() + ", for the books were away";
        }
    }

    private Optional<Node> trying(Lender lender) {
        return theatre.ingests().stream()
                .filter(node -> lender.triedBy(node.pid()) > 0)
                .findFirst();
    }

    /** In the middle of sending, if it comes to that soon. */
    private String killNotify() {
        Node victim = theatre.notifying();
        long pid = victim.pid();
        boolean _ = Pause.until(
                () -> lenders.stream().mapToLong(lender -> lender.sentBy(pid)).sum() > 0, BUSY_WAIT_MAX);
        long open = lenders.stream().mapToLong(lender -> lender.sentBy(pid)).sum();
        victim.kill();
        Pause.of(millis(0, 1_000));
        victim.revive();
        return "with " + open + " messages in its hands";
    }

    private String killApi(Bait bait) {
        theatre.api().awaitReady(READY_MAX);
        sender.sendHalf(bait.tenant(), "collections", bait.workbook(), theatre.api()::kill);
        Pause.of(millis(0, 500));
        theatre.api().revive();
        return "";
    }

    /** Holds the row in which the relay notes what Kafka has committed, and kills the process that wants to write there. */
    private String killRelay() {
        Lender lender = lenders.get(random.nextInt(lenders.size()));
        try (Connection books = lender.connect();
                Connection watcher = lender.connect();
                Statement statement = books.createStatement()) {
            books.setAutoCommit(false);
            statement.execute("select 1 from relay for update");
            Optional<Node> noting = awaitNoting(watcher);
            noting.ifPresent(Node::kill);
            books.rollback();
            if (noting.isEmpty()) {
                return killIngest() + ", for no relay of " + lender.id() + " came by";
            }
            Pause.of(millis(0, 1_000));
            noting.get().revive();
            return noting.get().name() + ", for " + lender.id();
        } catch (SQLException away) {
            return killIngest() + ", for the books were away";
        }
    }

    private Optional<Node> awaitNoting(Connection watcher) throws SQLException {
        Instant deadline = Instant.now().plus(RELAY_WAIT_MAX);
        while (Instant.now().isBefore(deadline)) {
            try (Statement statement = watcher.createStatement();
                    ResultSet rows = statement.executeQuery(NOTING)) {
                if (rows.next()) {
                    return nodeOf(rows.getString(1));
                }
            }
            Pause.of(Duration.ofMillis(20));
        }
        return Optional.empty();
    }

    private Optional<Node> nodeOf(String applicationName) {
        Matcher named = PROCESS_ID.matcher(applicationName);
        if (!named.find()) {
            throw new TortureFailure("a connection does not name its process: " + applicationName);
        }
        long pid = Long.parseLong(named.group(1));
        return theatre.ingests().stream().filter(node -> node.pid() == pid).findFirst();
    }

    private String killBroker() {
        theatre.kafka().kill();
        Duration away = millis(0, 4_000);
        Pause.of(away);
        theatre.kafka().restart();
        return "away for " + away.toMillis() + " ms";
    }

    private String killPostgres() {
        theatre.postgres().stopImmediate();
        Duration away = millis(0, 2_500);
        Pause.of(away);
        theatre.postgres().restart();
        return "away for " + away.toMillis() + " ms";
    }

    private String pauseIngest() {
        Node sleeper = busyIngest();
        long pid = sleeper.pid();
        long held = held(pid);
        sleeper.signal("STOP");
        Pause.of(LEASE.plus(millis(500, 1_500)));
        if (!Pause.until(() -> held(pid) == 0, TAKE_OVER_MAX)) {
            wrong.add("nobody took over within " + TAKE_OVER_MAX.toSeconds() + " s from " + sleeper.name()
                    + ", which slept");
        }
        Instant woken = Instant.now();
        sleeper.signal("CONT");
        Pause.of(millis(1_000, 2_000));
        wrong.addAll(fence.checkWoken(pid, Duration.between(woken, Instant.now())));
        return sleeper.name() + ", which held " + held + " uploads";
    }

    private long held(long pid) {
        return lenders.stream().mapToLong(lender -> lender.heldBy(pid)).sum();
    }

    private String drainIngest() {
        Node leaver = busyIngest();
        long pid = leaver.pid();
        Duration took = leaver.drain(DRAIN_MAX.plusSeconds(5));
        if (took.compareTo(DRAIN_MAX) > 0) {
            wrong.add(leaver.name() + " took " + took.toSeconds() + " s to leave");
        }
        long left = held(pid);
        leaver.revive();
        return "%s left in %.1f s, %d uploads still in its name"
                .formatted(leaver.name(), took.toMillis() / 1000.0, left);
    }

    /** The kernel refuses to let any file of the API grow beyond a few bytes, as a full disk or a quota does. */
    private String fillDisk(Bait bait) {
        theatre.api().awaitReady(READY_MAX);
        long pid = theatre.api().pid();
        limitFiles(pid, Long.toString(FULL_BYTES));
        int status = sender.sendOnce(bait.tenant(), "collections", bait.workbook());
        if (status == 0) {
            // The connection was kept from an earlier life of the process
            status = sender.sendOnce(bait.tenant(), "collections", bait.workbook());
        }
        limitFiles(pid, "unlimited");
        if (status != 507) {
            wrong.add("on a full disk an upload was answered with " + status);
        }
        return "answered with " + status;
    }

    private static void limitFiles(long pid, String bytes) {
        try {
            var _ = new ProcessBuilder("prlimit", "--pid", Long.toString(pid), "--fsize=" + bytes + ":")
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new TortureFailure("no prlimit (util-linux) on this machine", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TortureFailure("interrupted", e);
        }
    }

    /** A worker in the middle of an upload, if one is to be had soon. */
    private Node busyIngest() {
        List<Node> inAnyOrder = new ArrayList<>(theatre.ingests());
        Collections.shuffle(inAnyOrder, random);
        Instant deadline = Instant.now().plus(BUSY_WAIT_MAX);
        while (Instant.now().isBefore(deadline)) {
            for (Node node : inAnyOrder) {
                if (held(node.pid()) > 0) {
                    Pause.of(millis(0, 300));
                    return node;
                }
            }
            Pause.of(Duration.ofMillis(20));
        }
        return inAnyOrder.getFirst();
    }

    private Duration millis(int least, int most) {
        return Duration.ofMillis(random.nextInt(least, most + 1));
    }
}
