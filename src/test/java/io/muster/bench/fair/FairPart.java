package io.muster.bench.fair;

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
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** {@code fair}: a small upload and the status call, alone and while another lender sends a million rows. */
public final class FairPart implements Part {
    private static final int TENURE_MONTHS = 12;
    private static final int LOADS_MAX = 4;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final double UPLOAD_RATIO_MAX = 2;
    private static final double STATUS_MILLIS_MAX = 50;

    @Override
    public String name() {
        return "fair";
    }

    @Override
    public String title() {
        return "Fair: a small upload beside a million rows";
    }

    @Override
    public Duration about(Setting setting) {
        return Duration.ofSeconds(setting.size().choose(180, 70, 40));
    }

    @Override
    public List<Table> run(Setting setting) throws Exception {
        try (Stage stage = Stage.open(setting, setting.freshFolder("fair"))) {
            Lenders lenders = Lenders.on(
                    stage,
                    setting,
                    new Lenders.Size(setting.size().choose(200_000, 50_000, 500), TENURE_MONTHS),
                    new Lenders.Size(setting.size().choose(5_000, 1_000, 100), TENURE_MONTHS));
            return measure(setting, stage, lenders);
        }
    }

    /** Measures on a stage that is open, and leaves it open. */
    public static List<Table> measure(Setting setting, Stage stage, Lenders lenders) throws Exception {
        Workbooks workbooks = new Workbooks(setting, "workbooks");
        try (Client client = stage.client()) {
            String conditions = stage.conditions();
            return new Measurement(setting, workbooks, stage, client, lenders.kaveri(), lenders.sutlej())
                    .run().stream().map(table -> table.note(conditions)).toList();
        }
    }

    private record Measurement(
            Setting setting, Workbooks workbooks, Stage stage, Client client, LoanBook busy, LoanBook small) {

        List<Table> run() throws Exception {
            Quota quota = new Quota(
                    setting.size().choose(60, 20, 3),
                    Duration.ofMillis(setting.size().choose(330, 250, 50)),
                    setting.size().choose(1_000, 250, 20),
                    Duration.ofMillis(20));
            int loadRows = setting.size().choose(1_000_000, 200_000, 20_000);

            setting.say("warm-up, not counted");
            String lastOfBusy = awaitEnd(client.send(
                    busy.tenant(), workbooks.write(busy, setting.size().choose(100_000, 20_000, 500), List.of())));
            String lastOfSmall = warmUp(setting.size().choose(20, 10, 2));

            setting.say("alone: %d uploads of %d rows".formatted(quota.uploads(), SmallUploads.ROWS));
            Phase alone = new Phase();
            var watched = new Phase.Watched(small.tenant(), lastOfSmall, busy.tenant(), lastOfBusy);
            boolean _ = alone.sample(stage, uploads(quota.uploads()), watched, quota, false);

            Phase loaded = new Phase();
            SmallUploads rest = uploads(quota.uploads() + LOADS_MAX);
            boolean enough = false;
            for (int load = 1; load <= LOADS_MAX && !enough; load++) {
                setting.say("while %,d rows of another lender are posted, upload %d".formatted(loadRows, load));
                String heavy = begun(client.send(busy.tenant(), workbooks.write(busy, loadRows, List.of())));
                var beside = new Phase.Watched(small.tenant(), lastOfSmall, busy.tenant(), heavy);
                enough = loaded.sample(stage, rest, beside, quota, true);
                if (!enough) {
                    var _ = awaitEnd(heavy);
                }
            }
            return List.of(table(alone, loaded, loadRows));
        }

        private SmallUploads uploads(int count) {
            return new SmallUploads(client, workbooks, small, count);
        }

        private String warmUp(int times) throws IOException, InterruptedException {
            SmallUploads uploads = uploads(times);
            String last = "";
            while (uploads.left() > 0) {
                last = uploads.send().upload();
            }
            return last;
        }

        private String awaitEnd(String upload) throws IOException, InterruptedException {
            while (!client.status(busy.tenant(), upload).ended()) {
                Thread.sleep(LOOK_AGAIN);
            }
            return upload;
        }

        private String begun(String upload) throws IOException, InterruptedException {
            while (client.status(busy.tenant(), upload).state().equals("received")) {
                Thread.sleep(LOOK_AGAIN);
            }
            return upload;
        }

        private Table table(Phase alone, Phase loaded, int loadRows) {
            String load = " while %s rows are posted".formatted(Figures.count(loadRows));
            Spread uploadAlone = alone.uploads().spread();
            Spread uploadLoaded = loaded.uploads().spread();
            Spread statusLoaded = loaded.status().spread();
            String upload = "upload of %d rows".formatted(SmallUploads.ROWS);
            Table table = Table.of("Fair: milliseconds", "call", "samples", "p50", "p95", "p99", "longest");
            table = with(table, upload + ", alone", uploadAlone);
            table = with(table, upload + load, uploadLoaded);
            table = with(table, "status, alone", alone.status().spread());
            table = with(table, "status" + load, statusLoaded);
            table = with(
                    table,
                    "status of the other lender, idle",
                    alone.busyStatus().spread());
            table = with(
                    table,
                    "status of the other lender" + load,
                    loaded.busyStatus().spread());
            return table.note(
                            "An upload counts from the first byte sent until the status, asked for every 5 ms, is completed."
                                    + " Status calls come at a fixed rate of 50/s and count from when they were due.")
                    .target(Target.atMost(
                            "fair, p95 of a 200-row upload under load by that alone",
                            UPLOAD_RATIO_MAX,
                            uploadLoaded.percentile(95) / uploadAlone.percentile(95),
                            "×"))
                    .target(Target.atMost(
                            "fair, p99 of the status call under load",
                            STATUS_MILLIS_MAX,
                            statusLoaded.percentile(99),
                            " ms"));
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
}
