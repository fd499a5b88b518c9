package io.muster.bench.paper;

import io.muster.bench.Figures;
import io.muster.bench.Part;
import io.muster.bench.Setting;
import io.muster.bench.Spread;
import io.muster.bench.Table;
import io.muster.bench.Target;
import io.muster.bench.road.Client;
import io.muster.bench.road.Lenders;
import io.muster.bench.road.Stage;
import io.muster.bench.road.Workbooks;
import io.muster.sample.LoanBook;
import java.time.Duration;
import java.util.List;

/** {@code paper}: a receipt as PDF, alone and while a pack is drawn, and the status call beside both. */
public final class PaperPart implements Part {
    private static final String LENDER = "kaveri";
    private static final int TENURE_MONTHS = 12;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final long EVERY_NANOS = Duration.ofMillis(20).toNanos();
    private static final double PDF_MILLIS_MAX = 30;

    @Override
    public String name() {
        return "paper";
    }

    @Override
    public String title() {
        return "Paper: receipts as PDF";
    }

    @Override
    public Duration about(Setting setting) {
        return Duration.ofSeconds(setting.size().choose(120, 60, 20));
    }

    @Override
    public List<Table> run(Setting setting) throws Exception {
        Lenders.Size size = new Lenders.Size(setting.size().choose(5_000, 1_000, 100), TENURE_MONTHS);
        try (Stage stage = Stage.open(setting, setting.freshFolder("paper"))) {
            return measure(setting, stage, Lenders.on(stage, setting, size, size));
        }
    }

    /** Measures on a stage that is open, and leaves it open. */
    public static List<Table> measure(Setting setting, Stage stage, Lenders lenders) throws Exception {
        try (Client client = stage.client()) {
            Calls calls = new Calls(setting.size().choose(3_000, 1_000, 30), EVERY_NANOS);
            String upload = post(setting, client, lenders.kaveri());
            List<String> receipts = client.receipts(LENDER, upload);
            String pack = client.askForPack(LENDER, upload);
            setting.say("warm-up, not counted");
            Spread warm = pdfs(client, receipts, calls);
            setting.say("receipts one by one");
            Spread statusAlone = statuses(client, upload, calls);
            Spread alone = pdfs(client, receipts, calls);
            setting.say("receipts while a pack of them is fetched again and again");
            try (PackFetches fetches = new PackFetches(client, LENDER, pack)) {
                Spread beside = pdfs(client, receipts, calls);
                Spread statusBeside = statuses(client, upload, calls);
                int packs = fetches.stop();
                return List.of(table(receipts.size(), packs, alone, beside, statusAlone, statusBeside, warm)
                        .note(stage.conditions()));
            }
        }
    }

    private static String post(Setting setting, Client client, LoanBook book) throws Exception {
        int rows = setting.size().choose(5_000, 1_000, 100);
        String upload = client.send(LENDER, new Workbooks(setting, "workbooks").write(book, rows, List.of()));
        while (!client.status(LENDER, upload).ended()) {
            Thread.sleep(LOOK_AGAIN);
        }
        return upload;
    }

    private static Spread pdfs(Client client, List<String> receipts, Calls calls) throws Exception {
        return calls.take(i ->
                () -> client.bytes(LENDER, "/api/v1/receipts/" + receipts.get(i % receipts.size()) + ".pdf?lang=en"));
    }

    private static Spread statuses(Client client, String upload, Calls calls) throws Exception {
        return calls.take(_ -> () -> client.status(LENDER, upload));
    }

    private static Table table(
            int receipts,
            int packs,
            Spread alone,
            Spread beside,
            Spread statusAlone,
            Spread statusBeside,
            Spread warm) {
        Table table = Table.of("Paper: milliseconds", "call", "samples", "p50", "p95", "p99", "longest");
        table = with(table, "receipt as PDF, the first time", warm);
        table = with(table, "receipt as PDF, alone", alone);
        table = with(table, "receipt as PDF, while a pack is drawn", beside);
        table = with(table, "status of an upload, alone", statusAlone);
        table = with(table, "status of an upload, while a pack is drawn", statusBeside);
        return table.note(
                        "Calls come at a fixed rate of 50/s and count from when they were due. One process plays all roles;"
                                + " the pack is an archive of %s receipts and was drawn %d times."
                                        .formatted(Figures.count(receipts), packs))
                .target(Target.atMost(
                        "paper, p95 of a receipt while a pack is drawn", PDF_MILLIS_MAX, beside.percentile(95), " ms"));
    }

    private static Table with(Table table, String call, Spread millis) {
        return table.row(
                call,
                Figures.count(millis.size()),
                Figures.plain(millis.percentile(50)),
                Figures.plain(millis.percentile(95)),
                Figures.plain(millis.percentile(99)),
                Figures.plain(millis.max()));
    }
}
