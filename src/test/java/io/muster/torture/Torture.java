package io.muster.torture;

import io.muster.doctor.Doctor;
import io.muster.local.Child;
import io.muster.local.StartFailure;
import io.muster.sample.Sample;
import io.muster.torture.oracle.LenderBooks;
import io.muster.torture.oracle.MessageOracle;
import io.muster.torture.oracle.MessageVerdict;
import io.muster.torture.oracle.Oracle;
import io.muster.torture.oracle.Sent;
import io.muster.torture.oracle.Verdict;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** {@code ./muster torture}: sends, harms, waits and checks, round after round, and says what was lost or doubled. */
public final class Torture {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final List<String> TENANTS = List.of("kaveri", "sutlej");
    private static final int ACCOUNTS = 2_000;
    private static final int BIG_ROUND_EVERY = 10;
    private static final int BIG_ROUND_TIMES = 5;
    private static final Duration READY_MAX = Duration.ofSeconds(120);
    private static final Duration LOADED_MAX = Duration.ofSeconds(60);
    private static final Duration PUBLISHED_MAX = Duration.ofSeconds(60);
    /** What processes read of policies counts for five seconds, also that there are none. */
    private static final Duration POLICIES_KNOWN = Duration.ofSeconds(6);

    private static final Duration SENT_MAX = Duration.ofSeconds(90);

    private final Instant began = Instant.now();
    private final TortureOptions options;
    private final Tally tally = new Tally();
    private final Set<String> complaints = ConcurrentHashMap.newKeySet();
    private final Consumer<String> log;

    Torture(TortureOptions options, Consumer<String> log) {
        this.options = options;
        this.log = log;
    }

    /** Exits with 0 when nothing was lost, doubled or stuck, with 1 when something was, with 2 when called wrongly. */
    public static void main(String[] words) {
        if (List.of(words).contains("--help")) {
            OUT.print(TortureOptions.USAGE);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(Child::stopAll));
        try {
            TortureOptions options = TortureOptions.read(List.of(words));
            Tally tally = new Torture(options, OUT::println).run();
            tally.print(OUT, options.seed());
            System.exit(tally.isClean() ? 0 : 1);
        } catch (IllegalArgumentException wrong) {
            System.err.println("muster: " + wrong.getMessage() + System.lineSeparator() + TortureOptions.USAGE);
            System.exit(2);
        } catch (TortureFailure | StartFailure | IOException broken) {
            System.err.println("muster: the torture cannot go on: " + broken);
            System.exit(1);
        }
    }

    /** Runs all rounds and a last look at everything. */
    Tally run() throws IOException {
        say("Torture of %d rounds with seed %d; logs and books are in %s"
                .formatted(options.rounds(), options.seed(), options.folder()));
        empty(options.folder());
        try (Theatre theatre = Theatre.open(options.folder())) {
            theatre.nodes().forEach(node -> node.awaitReady(READY_MAX));
            say("Two processes ingest, one serves, one writes to people");
            torture(theatre);
        }
        return tally;
    }

    private void torture(Theatre theatre) throws IOException {
        List<Lender> lenders = TENANTS.stream()
                .map(tenant -> new Lender(tenant, theatre.postgres()))
                .toList();
        try (Sender sender = new Sender(theatre.api().address(), theatre.tokenEndpoint(), this::complain);
                Oracle oracle = loaded(theatre, lenders, sender)) {
            MessageOracle messages = new MessageOracle(books(theatre, lenders), theatre.postOffice());
            Fence fence = new Fence(lenders);
            fence.install();
            Random random = new Random(options.seed());
            Deck deck = new Deck(random.nextLong());
            Devil devil = new Devil(theatre, lenders, fence, sender, new Random(random.nextLong()));
            if (options.outageSeconds() > 0) {
                say("An upload of 200,000 rows, with Kafka away for " + options.outageSeconds() + " s");
                settle(new Outage(theatre, lenders.getFirst(), sender, oracle, this::say)
                        .run(options.folder(), ACCOUNTS, Duration.ofSeconds(options.outageSeconds()), random));
            }
            for (int number = 1; number <= options.rounds(); number++) {
                Random drawn = new Random(random.nextLong());
                Round round = new Round(theatre, lenders, sender, devil, oracle, messages, fence, drawn, this::say);
                play(number, round, deck.deal(options.kills()), parcels(number, drawn));
            }
            requireTrials(lenders);
            settle(oracle.checkAll(PUBLISHED_MAX));
            MessageVerdict told = messages.checkAll(SENT_MAX);
            tally.settled(told);
            told(told);
            say("Everything looked at once more from the first row, the first event and the first message");
            askTheDoctor(theatre);
        }
    }

    private void requireTrials(List<Lender> lenders) {
        for (Lender lender : lenders) {
            boolean tried = !lender.list("select id from upload where trial > 0 limit 1")
                    .isEmpty();
            if (options.rounds() > 0 && tried != lender.id().equals(Wishes.TRIED)) {
                tally.wrong(List.of("sheets of " + lender.id() + " are tried first: " + tried));
            }
        }
    }

    /** A second opinion, by the command that production has. */
    private void askTheDoctor(Theatre theatre) throws IOException {
        Path file = options.folder().resolve("muster.properties");
        Properties settings = new Properties();
        settings.putAll(theatre.settings());
        try (Writer out = Files.newBufferedWriter(file)) {
            settings.store(out, null);
        }
        int status = Doctor.main(List.of("--settings", file.toString()));
        if (status != 0) {
            tally.wrong(List.of("./muster doctor ends with " + status));
        }
    }

    private void play(int number, Round round, List<Harm> harms, List<Parcel> parcels) {
        say("Round %d of %d: %d workbooks".formatted(number, options.rounds(), parcels.size()));
        Round.Finding finding = round.run(harms, parcels, tally::inflicted);
        tally.sent(parcels.size());
        tally.settled(finding);
        Verdict verdict = finding.verdict();
        say(String.format(
                Locale.ROOT,
                "  recovered in %.1f s; so far %,d rows, %,d payments, %,d events; lost %d, doubled %d, stuck %d, wrong %d",
                finding.recovered().toMillis() / 1000.0,
                verdict.rows(),
                verdict.payments(),
                verdict.events(),
                verdict.lost().size(),
                verdict.doubled().size(),
                finding.stuck().size(),
                verdict.wrong().size() + finding.wrong().size()));
        Stream.of(verdict.lost(), verdict.doubled(), verdict.wrong(), finding.stuck(), finding.wrong())
                .flatMap(List::stream)
                .forEach(sentence -> say("  ! " + sentence));
        told(finding.told());
    }

    private void told(MessageVerdict told) {
        say(String.format(
                Locale.ROOT,
                "  %,d messages; %,d SMS offered again under their keys, %,d mails sent again; lost %d, doubled %d, wrong %d",
                told.messages(),
                told.smsRepeated(),
                told.mailsRepeated(),
                told.lost().size(),
                told.doubled().size(),
                told.wrong().size()));
        Stream.of(told.lost(), told.doubled(), told.wrong())
                .flatMap(List::stream)
                .forEach(sentence -> say("  ! " + sentence));
    }

    private void settle(Verdict last) {
        tally.settled(last);
    }

    /** Lenders with their loan books, and an oracle that knows them. */
    private Oracle loaded(Theatre theatre, List<Lender> lenders, Sender sender) throws IOException {
        TENANTS.forEach(sender::provision);
        new Wishes(theatre.postgres(), theatre.policies()).write();
        Instant wished = Instant.now();
        Oracle oracle = new Oracle(books(theatre, lenders), theatre.kafka().bootstrapServers());
        for (Lender lender : lenders) {
            Path book = options.folder().resolve(lender.id() + "-loan-book.xlsx");
            Sample.loanBook(lender.id(), ACCOUNTS, book);
            String upload = sender.send(lender.id(), "loan-book", book);
            if (!Pause.until(() -> lender.openUploads() == 0, LOADED_MAX)) {
                throw new TortureFailure("the loan book of " + lender.id() + " is not loaded after " + LOADED_MAX);
            }
            oracle.sent(new Sent(lender.id(), "loan-book", book, upload, false));
        }
        boolean _ = Pause.until(() -> wished.plus(POLICIES_KNOWN).isBefore(Instant.now()), POLICIES_KNOWN);
        return oracle;
    }

    private static List<LenderBooks> books(Theatre theatre, List<Lender> lenders) {
        return lenders.stream()
                .map(lender -> new LenderBooks(
                        lender.id(),
                        lender.url(),
                        theatre.postgres().superuser(),
                        theatre.postgres().password()))
                .toList();
    }

    private List<Parcel> parcels(int number, Random drawn) {
        Path folder = options.folder().resolve("round-" + number);
        int rows = number % BIG_ROUND_EVERY == 0 ? options.rows() * BIG_ROUND_TIMES : options.rows();
        List<Parcel> parcels = new ArrayList<>();
        for (String tenant : TENANTS) {
            parcels.addAll(Parcel.write(tenant, ACCOUNTS, rows, folder, drawn));
        }
        Collections.shuffle(parcels, drawn);
        return parcels;
    }

    private void complain(String sentence) {
        if (complaints.add(sentence)) {
            say("  ! " + sentence);
            tally.wrong(List.of(sentence));
        }
    }

    private void say(String line) {
        log.accept(String.format(
                Locale.ROOT,
                "%7.1f s  %s",
                Duration.between(began, Instant.now()).toMillis() / 1000.0,
                line));
    }

    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
        Files.createDirectories(folder);
    }
}
