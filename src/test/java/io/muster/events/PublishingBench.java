package io.muster.events;

import io.muster.loan.LoanAccountNumber;
import io.muster.loan.Shares;
import io.muster.local.Durability;
import io.muster.tenant.TenantId;
import io.muster.validation.PaymentMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * What publishing costs, by itself: CPU microseconds an event of making it, of appending it, and of relaying it, for the
 * application by its threads, for PostgreSQL and for the broker.
 *
 * <p>Run with how many events, how many in a batch, and whether the relay works beside the appending ({@code beside}) or
 * behind it.
 */
public final class PublishingBench {
    private static final int WARM_UP_EVENTS = 60_000;
    private static final int LOANS = 200_000;
    private static final UUID UPLOAD = new UUID(1, 2);

    private final EventsStack stack;
    private final int batchEvents;
    private final boolean beside;

    private PublishingBench(EventsStack stack, int batchEvents, boolean beside) {
        this.stack = stack;
        this.batchEvents = batchEvents;
        this.beside = beside;
    }

    /** CPU nanoseconds so far, by who used them. */
    private record Used(Map<String, Long> nanos) {
        static Used now() {
            Map<String, Long> nanos = new TreeMap<>();
            threads(ProcessHandle.current().pid()).forEach((name, used) -> nanos.merge("app " + name, used, Long::sum));
            ProcessHandle.current()
                    .descendants()
                    .map(ProcessHandle::pid)
                    .forEach(pid -> threads(pid).forEach((name, used) -> nanos.merge(process(pid), used, Long::sum)));
            return new Used(nanos);
        }

        private static String process(long pid) {
            return read(Path.of("/proc/" + pid + "/comm")).strip().equals("postgres") ? "PostgreSQL" : "broker";
        }

        private static Map<String, Long> threads(long pid) {
            Map<String, Long> nanos = new TreeMap<>();
            try (var tasks = Files.list(Path.of("/proc/" + pid + "/task"))) {
                tasks.forEach(task -> nanos.merge(
                        read(task.resolve("comm")).strip().replaceAll("[-# ]*[0-9]+$", ""),
                        Long.parseLong(("0" + read(task.resolve("schedstat"))).split(" ")[0].strip()),
                        Long::sum));
            } catch (IOException gone) {
                return Map.of();
            }
            return nanos;
        }

        private static String read(Path file) {
            try {
                return Files.readString(file);
            } catch (IOException gone) {
                return "";
            }
        }

        void print(String what, long events) {
            Map<String, Long> before = nanos;
            StringBuilder line = new StringBuilder();
            double application = 0;
            for (var now : now().nanos.entrySet()) {
                double micros = (now.getValue() - before.getOrDefault(now.getKey(), 0L)) / 1e3 / events;
                application += now.getKey().startsWith("app ") ? micros : 0;
                if (micros >= 0.05) {
                    line.append("%s %.2f, ".formatted(now.getKey(), micros));
                }
            }
            System.out.printf("%-28s application %.2f (%s)%n", what, application, line);
        }
    }

    /** Prints the costs. */
    public static void main(String... words) throws IOException {
        int events = words.length > 0 ? Integer.parseInt(words[0]) : 300_000;
        int batch = words.length > 1 ? Integer.parseInt(words[1]) : 1_000;
        boolean beside = words.length > 2 && words[2].equals("beside");
        Path folder = Files.createTempDirectory("publishing");
        try (var stack = new EventsStack(folder, Durability.DURABLE)) {
            var bench = new PublishingBench(stack, batch, beside);
            System.out.println("warming up");
            bench.run("warm-up", WARM_UP_EVENTS);
            System.out.println(events + " events, " + batch + " in a batch; CPU microseconds an event");
            bench.run("measured", events);
        }
    }

    private void run(String tenant, int events) {
        TenantBooks books = stack.tenant(tenant);
        var made = Used.now();
        long characters = 0;
        for (int i = 0; i < events; i += batchEvents) {
            characters += batch(books.tenant(), i).getLast().payload().length();
        }
        made.print("make " + characters * batchEvents / events + " characters", events);
        var relay = stack.relay(books, "bench", EventsStack.config());
        var thread = Thread.ofVirtual().unstarted(relay);
        if (beside) {
            thread.start();
        }
        List<List<OutboxEvent>> batches = batches(books.tenant());
        var appended = Used.now();
        for (int i = 0; i < events; i += batchEvents) {
            books.append(batches.get(i / batchEvents % batches.size()));
            relay.nudge();
        }
        appended.print(beside ? "append and relay" : "append", events);
        var relayed = Used.now();
        if (!beside) {
            thread.start();
        }
        long startedNanos = System.nanoTime();
        awaitPublished(books);
        System.out.printf("relay caught up after %.1f s%n", (System.nanoTime() - startedNanos) / 1e9);
        relayed.print(beside ? "relay what was left" : "relay", events);
        var idle = Used.now();
        LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
        idle.print("3 s of idling, in all", 1);
        var pruned = Used.now();
        int removed = 0;
        int last = -1;
        while (last != 0) {
            last = books.relayBooks("bench")
                    .prune(new RelayPosition(Long.MAX_VALUE, 0), Duration.ofMillis(-1_000), 5_000);
            removed += last;
        }
        pruned.print("prune (" + removed + ")", events);
        relay.stop();
        join(thread);
    }

    private List<List<OutboxEvent>> batches(TenantId tenant) {
        List<List<OutboxEvent>> batches = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            batches.add(batch(tenant, i * batchEvents));
        }
        return batches;
    }

    private List<OutboxEvent> batch(TenantId tenant, int first) {
        var random = new Random(first);
        List<OutboxEvent> events = new ArrayList<>(batchEvents);
        for (int i = 0; i < batchEvents; i++) {
            events.add(payment(tenant, random, first + i).event());
        }
        return events;
    }

    private static PaymentPosted payment(TenantId tenant, Random random, int row) {
        return new PaymentPosted(
                tenant,
                new UUID(random.nextLong(), random.nextLong()),
                "BLR/26/" + (10_000_000 + row),
                new LoanAccountNumber("KAV-BLR-" + (1_000_000 + random.nextInt(LOANS))),
                1 + random.nextInt(30),
                100 + random.nextInt(1_000_000),
                PaymentMode.UPI,
                Long.toString(400_000_000_000L + random.nextInt(Integer.MAX_VALUE)),
                LocalDate.of(2026, 11, 21),
                LocalDate.of(2026, 11, 22),
                new Shares(0, 0, random.nextInt(100_000), random.nextInt(1_000_000)),
                0,
                "horizontal/1",
                UPLOAD,
                row,
                Instant.parse("2026-11-22T10:15:30.123456Z"),
                "meera");
    }

    private static void awaitPublished(TenantBooks books) {
        while (books.count(OutboxRoom.WAITING) > 0) {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            throw new UncheckedIOException(new IOException(stopped));
        }
    }
}
