package io.muster.pipeline;

import static io.muster.log.MusterLog.LOG;

import io.muster.Role;
import io.muster.Roles;
import io.muster.db.TenantDatabases;
import io.muster.notification.ContactHours;
import io.muster.notification.DepositSummaries;
import io.muster.notification.DuesReminders;
import io.muster.notification.MessageKind;
import io.muster.notification.MessageRules;
import io.muster.notification.MessagesPolicy;
import io.muster.posting.BusinessDays;
import io.muster.tenant.Tenant;
import io.muster.tenant.TenantId;
import io.muster.tenant.Tenants;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * In a process with the role notify: looks again and again whether it is time for a lender's reminders and summaries, and
 * decides them in pages. Several processes share a lender's rounds; what one leaves, another ends.
 */
@ApplicationScoped
class MessageRounds {
    private final Tenants tenants;
    private final TenantDatabases databases;
    private final BusinessDays businessDays;
    private final LenderMessages messages;
    private final DuesReminders reminders;
    private final DepositSummaries summaries;
    private final FeedConfig config;
    private final Roles roles;
    private final Semaphore turns;
    private final Set<TenantId> busy = ConcurrentHashMap.newKeySet();
    private final CountDownLatch stopped = new CountDownLatch(1);

    MessageRounds(
            Tenants tenants,
            TenantDatabases databases,
            BusinessDays businessDays,
            LenderMessages messages,
            DuesReminders reminders,
            DepositSummaries summaries,
            FeedConfig config,
            Roles roles) {
        this.tenants = tenants;
        this.databases = databases;
        this.businessDays = businessDays;
        this.messages = messages;
        this.reminders = reminders;
        this.summaries = summaries;
        this.config = config;
        this.roles = roles;
        this.turns = new Semaphore(config.lendersAtOnce(), true);
    }

    void start(@Observes StartupEvent started) {
        if (roles.plays(Role.NOTIFY)) {
            var _ = Thread.ofVirtual().name("message-rounds").start(this::run);
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        stopped.countDown();
    }

    private void run() {
        while (!isStopped()) {
            try {
                await(tenants.list()).forEach(this::begin);
            } catch (RuntimeException failed) {
                LOG.tenantsNotListed(failed);
            }
        }
    }

    /** Each lender by itself, and no second time while it is at it: one of many loans holds no other. */
    private void begin(Tenant tenant) {
        if (busy.add(tenant.id())) {
            var _ = Thread.ofVirtual().name("message-rounds-" + tenant.id()).start(() -> decideOrNote(tenant));
        }
    }

    /** A lender whose books do not answer is tried again at the next look. */
    private void decideOrNote(Tenant tenant) {
        try {
            decide(tenant.id(), Instant.now());
        } catch (RuntimeException failed) {
            LOG.roundsFailed(tenant.id(), failed);
        } finally {
            busy.remove(tenant.id());
        }
    }

    /** Decides what a lender's policy calls for at a moment; blocks, on a thread that may. */
    void decide(TenantId tenant, Instant now) {
        Optional<MessageRules> rules = inTurn(messages.rules(tenant, now));
        if (rules.isEmpty()) {
            return;
        }
        LocalTime hour = now.atZone(ContactHours.INDIA).toLocalTime();
        rules.get()
                .wanted(MessageKind.DUES_REMINDER)
                .filter(rule -> !hour.isBefore(rule.at()))
                .ifPresent(rule -> remind(rules.get(), rule, now));
        rules.get()
                .wanted(MessageKind.DEPOSIT_SUMMARY)
                .filter(rule -> !hour.isBefore(rule.at()))
                .ifPresent(_ -> sumUp(rules.get(), now));
    }

    private void remind(MessageRules rules, MessagesPolicy.Rule rule, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ContactHours.INDIA);
        Map<LocalDate, LocalDate> dayByDue =
                inTurn(databases.pool(rules.tenant()).flatMap(pool -> reminders.listOpen(pool, rule, today)));
        dayByDue.forEach((due, day) -> {
            boolean ended = false;
            while (!ended && stopped.getCount() > 0) {
                ended = remindPage(rules, day, due, now);
            }
        });
    }

    private boolean remindPage(MessageRules rules, LocalDate day, LocalDate due, Instant now) {
        TenantId tenant = rules.tenant();
        boolean[] ended = {true};
        var _ = inTurn(messages.decide(
                tenant,
                tx -> reminders
                        .decide(tx, rules, day, due, config.roundLoansMax(), now)
                        .invoke(page -> ended[0] = page.ended())
                        .map(DuesReminders.Page::decided),
                now));
        return ended[0];
    }

    private void sumUp(MessageRules rules, Instant now) {
        TenantId tenant = rules.tenant();
        LocalDate today = inTurn(databases.pool(tenant).flatMap(pool -> businessDays.current(pool, now)));
        for (LocalDate about : inTurn(databases.pool(tenant).flatMap(pool -> summaries.listOpen(pool, today)))) {
            var _ = inTurn(messages.decide(tenant, tx -> summaries.decide(tx, rules, today, about, now), now));
        }
    }

    /** Page by page, so that lenders with many loans and with few take turns, some at a time. */
    private <T> T inTurn(Uni<T> answer) {
        turns.acquireUninterruptibly();
        try {
            return await(answer);
        } finally {
            turns.release();
        }
    }

    private <T> T await(Uni<T> answer) {
        return answer.await().atMost(config.lenderAnswerMax());
    }

    private boolean isStopped() {
        try {
            return stopped.await(config.roundsEvery().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
