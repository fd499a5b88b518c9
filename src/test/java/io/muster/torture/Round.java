package io.muster.torture;

import io.muster.torture.oracle.MessageOracle;
import io.muster.torture.oracle.MessageVerdict;
import io.muster.torture.oracle.Oracle;
import io.muster.torture.oracle.Sent;
import io.muster.torture.oracle.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** Workbooks of two lenders are sent while harm is done; then all must come right by itself, and everything is checked. */
final class Round {
    private static final Duration RECOVERY_MAX = Duration.ofSeconds(60);
    private static final Duration READY_MAX = Duration.ofSeconds(90);
    private static final Duration PUBLISHED_MAX = Duration.ofSeconds(60);
    private static final Duration DECIDED_MAX = Duration.ofSeconds(60);
    private static final int SENT_WITHIN_MS = 300;
    private static final int HARM_AFTER_MS = 800;

    private final Theatre theatre;
    private final List<Lender> lenders;
    private final Sender sender;
    private final Devil devil;
    private final Oracle oracle;
    private final MessageOracle messages;
    private final Fence fence;
    private final Random random;
    private final Consumer<String> log;

    Round(
            Theatre theatre,
            List<Lender> lenders,
            Sender sender,
            Devil devil,
            Oracle oracle,
            MessageOracle messages,
            Fence fence,
            Random random,
            Consumer<String> log) {
        this.theatre = theatre;
        this.lenders = lenders;
        this.sender = sender;
        this.devil = devil;
        this.oracle = oracle;
        this.messages = messages;
        this.fence = fence;
        this.random = random;
        this.log = log;
    }

    /**
     * What came of a round.
     *
     * @param recovered from the last harm until the last upload was at its end
     * @param stuck uploads that never came to an end
     * @param wrong what the harness itself noticed
     */
    record Finding(Verdict verdict, MessageVerdict told, Duration recovered, List<String> stuck, List<String> wrong) {}

    /** @param harms in this order, at moments drawn from the seed */
    Finding run(List<Harm> harms, List<Parcel> parcels, Consumer<Harm> inflicted) {
        int mistakesBefore = devil.wrong().size();
        List<CompletableFuture<Sent>> sendings = new ArrayList<>();
        for (int i = 0; i < harms.size(); i++) {
            Harm harm = harms.get(i);
            // Some of the workbooks are on their way whenever harm is done
            int due = Math.ceilDiv(parcels.size() * (i + 1), harms.size());
            parcels.subList(sendings.size(), due).forEach(parcel -> sendings.add(begin(parcel)));
            Pause.of(Duration.ofMillis(random.nextInt(HARM_AFTER_MS)));
            Instant began = Instant.now();
            String told = devil.inflict(harm, bait(parcels));
            inflicted.accept(harm);
            log.accept("    %s %s (%d ms)"
                    .formatted(
                            harm.label(),
                            told,
                            Duration.between(began, Instant.now()).toMillis()));
        }
        Instant lastHarm = Instant.now();
        heal();
        sendings.stream().map(Round::arrived).forEach(oracle::sent);
        List<String> stuck = awaitEnds(lastHarm);
        Duration recovered = Duration.between(lastHarm, Instant.now());
        Verdict verdict = oracle.check(PUBLISHED_MAX);
        MessageVerdict told = messages.check(DECIDED_MAX);
        List<String> wrong = new ArrayList<>(fence.check());
        fence.forget();
        wrong.addAll(devil.wrong().subList(mistakesBefore, devil.wrong().size()));
        return new Finding(verdict, told, recovered, stuck, wrong);
    }

    private CompletableFuture<Sent> begin(Parcel parcel) {
        Duration later = Duration.ofMillis(random.nextInt(SENT_WITHIN_MS));
        return CompletableFuture.supplyAsync(
                () -> send(parcel, later), task -> Thread.ofVirtual().start(task));
    }

    private Sent send(Parcel parcel, Duration later) {
        Pause.of(later);
        String upload = sender.send(parcel.tenant(), "collections", parcel.workbook());
        return new Sent(parcel.tenant(), "collections", parcel.workbook(), upload, parcel.breaks());
    }

    private static Sent arrived(CompletableFuture<Sent> sending) {
        try {
            return sending.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof TortureFailure failure ? failure : failed;
        }
    }

    /** Any of the workbooks will do: it is also sent properly. */
    private Devil.Bait bait(List<Parcel> parcels) {
        Parcel parcel = parcels.get(random.nextInt(parcels.size()));
        return new Devil.Bait(parcel.tenant(), parcel.workbook());
    }

    private void heal() {
        theatre.wayToPostgres().pass();
        theatre.wayToKafka().pass();
        theatre.nodes().forEach(Node::revive);
        theatre.nodes().forEach(node -> node.awaitReady(READY_MAX));
    }

    private List<String> awaitEnds(Instant lastHarm) {
        List<String> stuck = new ArrayList<>();
        for (Lender lender : lenders) {
            Duration left = RECOVERY_MAX.minus(Duration.between(lastHarm, Instant.now()));
            if (!Pause.until(() -> lender.openUploads() == 0, left)) {
                stuck.addAll(lender.list(
                        "select 'upload ' || id || ' of %s is ' || state || ' after %d s, attempt ' || attempts from upload where state in ('received', 'reading')"
                                .formatted(lender.id(), RECOVERY_MAX.toSeconds())));
            }
        }
        return stuck;
    }
}
