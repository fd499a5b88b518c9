package io.muster.notification.sending;

import static io.muster.log.MusterLog.LOG;

import io.muster.notification.Channel;
import io.muster.notification.MessageState;
import io.muster.notification.gateway.GuardedGateway;
import io.muster.tenant.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Sends one lender's messages of one channel, on a virtual thread of its own: takes what is due, offers each to the gateway on
 * a thread of its own, and writes down what came of them, many at once. While a gateway is asked no transaction is open.
 *
 * <p>Another lender's desk, or another channel's, waits for nothing here: each has its own thread, gateway and limits.
 */
final class Desk implements Runnable {
    private static final Duration GATHER = Duration.ofMillis(50);
    private static final int GATHERED_MAX = 64;

    private final TenantId tenant;
    private final Channel channel;
    private final SendingRoom room;
    private final SendingTry once;
    private final Screen screen;
    private final Queue<Outcome> done = new ConcurrentLinkedQueue<>();
    private final List<Outcome> unwritten = new ArrayList<>();
    private final Semaphore news = new Semaphore(0);
    private volatile boolean stopping;
    private volatile long stopByNanos;
    private volatile Duration idle;
    private int taken;

    Desk(TenantId tenant, Channel channel, SendingRoom room) {
        this.tenant = tenant;
        this.channel = channel;
        this.room = room;
        this.once = new SendingTry(tenant, channel, room);
        this.screen = new Screen(tenant, room);
        this.idle = room.config().lookAfterMin();
    }

    /** Something may be due; any thread, returns at once. */
    void nudge() {
        idle = room.config().lookAfterMin();
        news.release();
    }

    /** Asks it to end: what was not offered yet is given back. Any thread, returns at once. */
    void stop() {
        stopByNanos = System.nanoTime() + room.config().stopMax().toNanos();
        stopping = true;
        news.release();
    }

    @Override
    public void run() {
        Duration wait = Duration.ZERO;
        while (!stopping) {
            try {
                await(wait);
                write();
                wait = claim();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            } catch (Throwable failed) {
                // An Error, too: without its desk a lender sends nothing
                wait = longer();
                LOG.sendingBroke(channel.slug(), tenant, wait, failed);
            }
        }
        end();
    }

    /** Until something is done, somebody nudges, or the time is over; then a moment more, for others to be done, too. */
    private void await(Duration wait) throws InterruptedException {
        if (news.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS) && taken > 1) {
            boolean _ = news.tryAcquire(Math.min(taken, GATHERED_MAX) - 1, GATHER.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void write() {
        for (Outcome outcome = done.poll(); outcome != null; outcome = done.poll()) {
            unwritten.add(outcome);
        }
        if (unwritten.isEmpty()) {
            return;
        }
        List<Outcome> written = List.copyOf(unwritten);
        List<Settlement> settled = room.ask(room.databases()
                .inTransaction(
                        tenant, transaction -> Outcomes.settle(transaction, tenant, written, room.settlements())));
        unwritten.clear();
        taken -= written.size();
        room.meters().sent(tenant, channel, written);
        if (!settled.isEmpty()) {
            room.onSettled(tenant);
        }
    }

    /** Takes more when there is room; says how long to wait for news. */
    private Duration claim() {
        int places = room.config().takenMax() - taken;
        if (places < room.config().takenMax() / 2 + 1) {
            return idle;
        }
        Optional<GuardedGateway> gateway = room.ask(room.gateways().find(tenant, channel));
        Duration rest = gateway.map(GuardedGateway::rest).orElse(Duration.ZERO);
        if (rest.isPositive()) {
            return rest;
        }
        List<Claimed> batch = claim(Math.min(places, gateway.map(Desk::pace).orElse(places)));
        if (batch.isEmpty()) {
            return taken > 0 ? idle : untilNext(longer());
        }
        idle = room.config().lookAfterMin();
        taken += batch.size();
        offer(batch, gateway);
        return idle;
    }

    /** No more than its gateway takes in some seconds, so that the rest is free for other processes. */
    private static int pace(GuardedGateway gateway) {
        return Math.max(gateway.limits().atOnce(), 2 * gateway.limits().perSecond());
    }

    private List<Claimed> claim(int max) {
        return room.ask(room.databases()
                .pool(tenant)
                .flatMap(pool -> DueMessages.claim(pool, channel, max, room.owner(), room.config())));
    }

    /** A message whose time comes is not to wait for a desk that found nothing for long. */
    private Duration untilNext(Duration max) {
        return room.ask(room.databases().pool(tenant).flatMap(pool -> DueMessages.next(pool, channel, max)));
    }

    private void offer(List<Claimed> batch, Optional<GuardedGateway> known) {
        Optional<GuardedGateway> gateway = known;
        if (gateway.isEmpty()) {
            try {
                // One that was added elsewhere a moment ago is not known yet
                gateway = room.ask(room.gateways().findNow(tenant, channel));
            } catch (Throwable unknown) {
                keep(batch, unknown);
                return;
            }
        }
        gateway.ifPresentOrElse(found -> send(batch, found), () -> refuse(batch));
    }

    private void refuse(List<Claimed> batch) {
        batch.forEach(message -> finish(Outcome.ended(
                message,
                MessageState.REFUSED,
                "no-gateway",
                "The lender has no usable gateway for this channel. Have one added as policy gateway/" + channel.slug()
                        + ", then send it again.")));
    }

    private void send(List<Claimed> batch, GuardedGateway gateway) {
        screen(batch)
                .forEach(let -> Thread.ofVirtual()
                        .name("send-" + tenant + "-" + channel.slug())
                        .start(() -> finish(attempt(let, gateway))));
    }

    /** What need not be sent, or not now, is done; where nobody can say, all wait. */
    private List<Screen.Let> screen(List<Claimed> batch) {
        try {
            return screen.let(batch, this::finish);
        } catch (Throwable unknown) {
            keep(batch, unknown);
            return List.of();
        }
    }

    private void keep(List<Claimed> batch, Throwable unknown) {
        LOG.sendingBroke(channel.slug(), tenant, idle, unknown);
        batch.forEach(message ->
                finish(Outcome.kept(message, "rules-away", room.config().lookAfterMax())));
    }

    private void finish(Outcome outcome) {
        done.add(outcome);
        news.release();
    }

    private Outcome attempt(Screen.Let let, GuardedGateway gateway) {
        return stopping ? once.giveBack(let.message()) : once.make(let, gateway);
    }

    private Duration longer() {
        Duration wait = idle;
        Duration doubled = idle.multipliedBy(2);
        Duration max = room.config().lookAfterMax();
        idle = doubled.compareTo(max) > 0 ? max : doubled;
        return wait;
    }

    /** Writes down what is done; what a gateway has not answered by the end keeps its lease, for it may have been sent. */
    private void end() {
        try {
            do {
                write();
            } while (taken > 0 && moreDone());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            LOG.outcomesLost(unwritten.size(), channel.slug(), tenant, failed);
        }
    }

    private boolean moreDone() throws InterruptedException {
        long leftNanos = stopByNanos - System.nanoTime();
        if (leftNanos <= 0 || !news.tryAcquire(leftNanos, TimeUnit.NANOSECONDS)) {
            return false;
        }
        boolean _ = news.tryAcquire(Math.min(taken, GATHERED_MAX), GATHER.toMillis(), TimeUnit.MILLISECONDS);
        return true;
    }
}
