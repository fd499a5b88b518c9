package io.muster.notification.sending;

import static io.muster.log.MusterLog.LOG;

import io.muster.notification.Channel;
import io.muster.notification.gateway.GuardedGateway;
import io.muster.notification.gateway.Poll;
import io.muster.notification.gateway.Report;
import io.muster.notification.gateway.ReportedState;
import io.muster.notification.gateway.SentMessage;
import io.muster.tenant.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Enters one lender's delivery reports, asks providers for those that are missing, and frees what silent processes left. */
final class ReportDesk implements Runnable {
    private static final int ASKED_MAX = 50;
    private static final Duration ASKING_MAX = Duration.ofSeconds(30);

    private final TenantId tenant;
    private final SendingRoom room;
    private final Semaphore news = new Semaphore(0);
    private volatile boolean stopping;
    private volatile Duration idle;
    private long tidyAtNanos = System.nanoTime();

    ReportDesk(TenantId tenant, SendingRoom room) {
        this.tenant = tenant;
        this.room = room;
        this.idle = room.config().lookAfterMin();
    }

    /** Messages were sent, so reports may come; any thread. */
    void nudge() {
        idle = room.config().lookAfterMin();
        if (news.availablePermits() == 0) {
            news.release();
        }
    }

    void stop() {
        stopping = true;
        news.release();
    }

    @Override
    public void run() {
        while (!stopping) {
            try {
                turn();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            } catch (Throwable failed) {
                // An Error, too: without its desk no report of the lender is entered
                LOG.reportsNotEntered(tenant, idle, failed);
            }
            if (!stopping && !rest()) {
                return;
            }
        }
    }

    private void turn() throws InterruptedException {
        boolean found = false;
        while (!stopping && enter() > 0) {
            found = true;
        }
        if (System.nanoTime() - tidyAtNanos >= 0) {
            tidyAtNanos = System.nanoTime() + room.config().tidyEvery().toNanos();
            free();
            for (Channel channel : Channel.values()) {
                found |= poll(channel);
            }
        }
        if (found) {
            idle = room.config().lookAfterMin();
        }
    }

    /** Waits, longer from time to time while nothing comes; false when interrupted. */
    private boolean rest() {
        try {
            Duration wait = idle;
            Duration doubled = idle.multipliedBy(2);
            Duration max = room.config().lookAfterMax();
            idle = doubled.compareTo(max) > 0 ? max : doubled;
            // A nudge makes the next waits short, and is no reason to look at this very moment
            Thread.sleep(Math.min(wait.toMillis(), room.config().lookAfterMin().toMillis()));
            long more = wait.minus(room.config().lookAfterMin()).toMillis();
            boolean _ = more > 0 && news.tryAcquire(more, TimeUnit.MILLISECONDS);
            int _ = news.drainPermits();
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private int enter() {
        DeliveryReports.Entered entered = room.ask(room.databases()
                .inTransaction(
                        tenant,
                        transaction -> DeliveryReports.enter(
                                transaction, tenant, room.config().reportsKept(), room.settlements())));
        room.meters().reports(tenant, "entered", entered.settled().size());
        room.meters().reports(tenant, "unknown", entered.unknown());
        return entered.looked();
    }

    private void free() {
        int freed = room.ask(room.databases().pool(tenant).flatMap(DueMessages::free));
        if (freed > 0) {
            LOG.leasesRanOut(freed, tenant);
            room.freed(tenant);
        }
    }

    private boolean poll(Channel channel) throws InterruptedException {
        Optional<GuardedGateway> gateway = room.ask(room.gateways().find(tenant, channel));
        if (gateway.isEmpty() || gateway.get().poll().isEmpty()) {
            return false;
        }
        Poll how = gateway.get().poll().orElseThrow();
        List<SentMessage> silent = room.ask(room.databases()
                .pool(tenant)
                .flatMap(pool -> DeliveryReports.toPoll(pool, channel.slug(), ASKED_MAX, how.every(), how.timesMax())));
        List<Report> reports = new ArrayList<>();
        long untilNanos = System.nanoTime() + ASKING_MAX.toNanos();
        for (SentMessage sent : silent) {
            if (stopping || System.nanoTime() - untilNanos >= 0) {
                break;
            }
            reports.add(gateway.get().ask(sent, how, untilNanos));
        }
        reports.removeIf(report -> report.state() == ReportedState.PENDING);
        if (reports.isEmpty()) {
            return false;
        }
        return room.ask(room.databases()
                .pool(tenant)
                .flatMap(pool -> DeliveryReports.keep(
                        pool, channel.slug(), reports, room.config().reportsMax())));
    }
}
