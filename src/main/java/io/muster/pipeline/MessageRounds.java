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
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
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
                await(tenants.list()).forEach(this::decideOrNote);
            } catch (RuntimeException failed) {
                LOG.tenantsNotListed(failed);
            }
        }
    }

    /** A lender whose books do not answer is tried again at the next look, and holds nobody for long. */
    private void decideOrNote(Tenant tenant) {
        try {
            decide(tenant.id(), Instant.now());
        } catch (RuntimeException failed) {
            LOG.roundsFailed(tenant.id().value(), failed);
        }
    }

    /** Decides what a lender's policy calls for at a moment; blocks, on a thread that may. */
    void decide(TenantId tenant, Instant now) {
        Optional<MessageRules> rules = await(messages.rules(tenant, now));
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
        for (LocalDate due : rule.chasedOn(today)) {
            boolean ended = false;
            while (!ended && stopped.getCount() > 0) {
                ended = remindPage(rules, today, due, now);
            }
        }
    }

    private boolean remindPage(MessageRules rules, LocalDate today, LocalDate due, Instant now) {
        TenantId tenant = rules.tenant();
        boolean[] ended = {true};
        var _ = await(messages.decide(
                tenant,
                tx -> reminders
                        .decide(tx, rules, today, due, config.roundLoansMax(), now)
                        .invoke(page -> ended[0] = page.ended())
                        .map(DuesReminders.Page::decided),
                now));
        return ended[0];
    }

    private void sumUp(MessageRules rules, Instant now) {
        TenantId tenant = rules.tenant();
        LocalDate businessDate = await(databases.pool(tenant).flatMap(pool -> businessDays.current(pool, now)));
        var _ = await(messages.decide(tenant, tx -> summaries.decide(tx, rules, businessDate, now), now));
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
