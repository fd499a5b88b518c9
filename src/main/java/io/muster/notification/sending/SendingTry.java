package io.muster.notification.sending;

import static io.muster.log.MusterLog.LOG;

import io.muster.notification.Channel;
import io.muster.notification.gateway.Answer;
import io.muster.notification.gateway.GuardedGateway;
import io.muster.notification.gateway.OutgoingMessage;
import io.muster.notification.gateway.Poll;
import io.muster.notification.gateway.TemplateTerms;
import io.muster.tenant.TenantId;
import io.muster.trace.Span;
import java.time.Duration;
import java.util.Optional;

/** Makes one try of a message that a desk has taken, and says what came of it; it never fails. Blocks, on a thread that may. */
final class SendingTry {
    /** Between the last moment at which a try may begin and the end of its lease, beside the gateway's own time. */
    static final Duration LEASE_SPARE = Duration.ofSeconds(10);

    private final TenantId tenant;
    private final Channel channel;
    private final SendingRoom room;
    private final Tries tries;

    SendingTry(TenantId tenant, Channel channel, SendingRoom room) {
        this.tenant = tenant;
        this.channel = channel;
        this.room = room;
        this.tries = new Tries(room.config());
    }

    /** The process ends before the message was offered: it is given back. */
    Outcome giveBack(Claimed message) {
        return tries.keep(message, "process-stops", Duration.ZERO);
    }

    Outcome make(Screen.Let let, GuardedGateway gateway) {
        Claimed message = let.message();
        Span span = room.tracing()
                .asked(message.trace(), "send " + channel.slug(), tenant.value())
                .with("muster.message", message.id().toString())
                .with("muster.receipt", message.receiptNumber())
                .with("muster.try", message.attempts());
        Outcome outcome = offer(let, gateway);
        span.with("muster.state", outcome.state().slug()).end();
        return outcome;
    }

    private Outcome offer(Screen.Let let, GuardedGateway gateway) {
        Claimed message = let.message();
        try {
            Optional<TemplateTerms> terms = terms(message);
            if (terms.isEmpty()) {
                return tries.keep(message, "rules-away", room.config().lookAfterMax());
            }
            Answer answer = gateway.send(outgoing(message, terms.get()), startBy(let, gateway));
            return tries.decide(
                    message,
                    answer,
                    gateway.name(),
                    gateway.poll().map(Poll::after).orElse(null));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return giveBack(message);
        } catch (Throwable unexpected) {
            // An Error, too: the message's place must be given back
            LOG.sendingBroke(channel.slug(), tenant, room.config().retryAfterMin(), unexpected);
            return tries.decide(
                    message,
                    new Answer.Failed("sending-broke", "Something went wrong here; the operators' log says what."),
                    gateway.name(),
                    null);
        }
    }

    /** A try that begins later could last longer than its lease, and another process send the same; or be untrue. */
    private static long startBy(Screen.Let let, GuardedGateway gateway) {
        long byLease = let.message().leaseEndsNanos()
                - gateway.limits().timeout().plus(LEASE_SPARE).toNanos();
        return byLease - let.startByNanos() < 0 ? byLease : let.startByNanos();
    }

    /** Without the ids under which its text is registered an operator would drop an SMS: where nobody can tell, it waits. */
    private Optional<TemplateTerms> terms(Claimed message) {
        try {
            return Optional.of(room.ask(room.rules().terms(tenant, message.template(), message.templateVersion())));
        } catch (RuntimeException unknown) {
            LOG.sendingBroke(channel.slug(), tenant, room.config().lookAfterMax(), unknown);
            return Optional.empty();
        }
    }

    private OutgoingMessage outgoing(Claimed message, TemplateTerms terms) {
        String receipt = message.receiptNumber();
        OutgoingMessage.Attachment attachment = terms.receiptAttached() && receipt != null
                ? room.ask(room.attachments().receipt(tenant, receipt, message.language()))
                        .orElse(null)
                : null;
        return new OutgoingMessage(
                message.id(),
                channel,
                message.recipient(),
                message.language(),
                message.subject(),
                message.body(),
                terms,
                attachment);
    }
}
