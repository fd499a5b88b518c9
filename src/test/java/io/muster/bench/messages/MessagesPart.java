package io.muster.bench.messages;

import io.muster.bench.Part;
import io.muster.bench.Setting;
import io.muster.bench.Table;
import io.muster.bench.road.Backlog;
import io.muster.bench.road.Client;
import io.muster.bench.road.Lenders;
import io.muster.bench.road.Stage;
import io.muster.bench.road.Traveller;
import io.muster.bench.road.Usage;
import io.muster.bench.road.Workbooks;
import io.muster.local.Lender;
import io.muster.local.SamplePolicies;
import io.muster.sample.LoanBook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code messages}: sheets are posted without and with messages being decided in the same process, and the messages of what
 * was posted without are decided alone in between. The lender wants what ships with Muster; its gateways are dead.
 */
public final class MessagesPart implements Part {
    private static final Lender LENDER = Lender.ALL.getFirst();
    private static final int TENURE_MONTHS = 12;

    private static final List<String> WAITING = List.of("muster_feed_lag_events", "muster_feed_parked_lag_events");

    /** The port of the discard protocol, which no machine of today serves. */
    private static final int NOBODY_LISTENS = 9;

    @Override
    public String name() {
        return "messages";
    }

    @Override
    public String title() {
        return "Messages: decided beside posting, and alone";
    }

    @Override
    public Duration about(Setting setting) {
        return Duration.ofSeconds(setting.size().choose(150, 90, 50) + 25L * setting.rounds());
    }

    @Override
    public List<Table> run(Setting setting) throws Exception {
        try (Stage stage = Stage.open(setting, setting.freshFolder("messages"))) {
            Lenders lenders = Lenders.on(
                    stage,
                    setting,
                    new Lenders.Size(setting.size().choose(200_000, 50_000, 500), TENURE_MONTHS),
                    new Lenders.Size(setting.size().choose(5_000, 1_000, 100), TENURE_MONTHS));
            List<Table> tables = measure(setting, stage, lenders);
            stage.requireSoundBooks();
            return tables;
        }
    }

    /** Measures on a stage that is open, and leaves it open and as it was, but that its lender wants messages now. */
    public static List<Table> measure(Setting setting, Stage stage, Lenders lenders) throws Exception {
        SamplePolicies policies = new SamplePolicies(setting.freshFolder("secrets"), NOBODY_LISTENS);
        policies.writeSecrets("nobody-asks");
        try (Decided decided = new Decided(stage.books(LENDER.id()))) {
            return new Measurement(
                            setting, stage, new Workbooks(setting, "workbooks"), lenders.kaveri(), policies, decided)
                    .run();
        } finally {
            stage.restart(Map.of());
        }
    }

    /** What is needed, in the order in which it is measured. */
    private record Measurement(
            Setting setting,
            Stage stage,
            Workbooks workbooks,
            LoanBook book,
            SamplePolicies policies,
            Decided decided) {

        List<Table> run() throws Exception {
            restart("api,ingest");
            addPolicies();
            long before = decided.count();
            List<String> heardLater = new ArrayList<>();
            List<Posting> without = post(heardLater, false);
            restart("api,ingest,notify");
            Alone alone = decideAlone(before, heardLater);
            List<Posting> with = post(new ArrayList<>(), true);
            return List.of(MessageTables.beside(without, with).note(stage.conditions()), MessageTables.alone(alone));
        }

        private void addPolicies() throws Exception {
            try (Client client = stage.client()) {
                for (SamplePolicies.SamplePolicy policy : policies.unattended(LENDER)) {
                    client.decide(LENDER.id(), policy.kind(), policy.name(), policy.definition());
                }
            }
        }

        private int rows() {
            return setting.size().choose(100_000, 20_000, 2_000);
        }

        private void restart(String roles) {
            setting.say("a process with the roles " + roles);
            Map<String, String> settings = new HashMap<>(policies.settings(NOBODY_LISTENS));
            settings.put("muster.roles", roles);
            stage.restart(settings);
        }

        /** Sends sheet after sheet, the first of which is a warm-up. */
        private List<Posting> post(List<String> uploads, boolean awaitMessages) throws Exception {
            List<Posting> postings = new ArrayList<>();
            try (Client client = stage.client();
                    Traveller traveller = new Traveller(stage)) {
                for (int round = 0; round <= setting.rounds(); round++) {
                    setting.say("%,d rows, %s"
                            .formatted(
                                    rows(), round == 0 ? "warm-up, not counted" : round + " of " + setting.rounds()));
                    postings.add(post(client, traveller, uploads, awaitMessages));
                }
            }
            return postings.subList(1, postings.size());
        }

        private Posting post(Client client, Traveller traveller, List<String> uploads, boolean awaitMessages)
                throws Exception {
            var workbook = workbooks.write(book, rows(), List.of());
            long before = decided.count();
            Usage usedBefore = stage.usage();
            try (Backlog waiting = new Backlog(client, WAITING, LENDER.id())) {
                Traveller.Arrival arrival = traveller.send(LENDER.id(), workbook, rows());
                var _ = arrival.status().requirePosted(rows());
                uploads.add(arrival.upload());
                double late = Double.NaN;
                if (awaitMessages) {
                    var _ = decided.await(before + decided.calledFor(List.of(arrival.upload())));
                    Duration after = Duration.between(arrival.status().finishedAt(), Instant.now());
                    late = Math.max(0, after.toMillis() / 1000.0);
                    decided.requireAll(List.of(arrival.upload()));
                }
                Usage used = stage.usage().since(usedBefore);
                return new Posting(rows(), arrival.journey().seconds(), used, waiting.most(), late);
            }
        }

        /** The first of the uploads was a warm-up of posting, and is one of deciding now. */
        private Alone decideAlone(long before, List<String> uploads) throws Exception {
            long calledFor = decided.calledFor(uploads);
            setting.say("%,d messages are decided alone".formatted(calledFor));
            long from = decided.await(before + decided.calledFor(uploads.subList(0, 1)));
            Usage usedBefore = stage.usage();
            long began = System.nanoTime();
            long until = decided.await(before + calledFor);
            double seconds = (System.nanoTime() - began) / 1e9;
            Usage used = stage.usage().since(usedBefore);
            decided.requireAll(uploads);
            double payments = (double) (until - from) * rows() * uploads.size() / calledFor;
            return new Alone(until - from, payments, seconds, used);
        }
    }
}
