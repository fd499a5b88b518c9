package io.muster.notification.sending;

import io.muster.notification.MessageState;
import io.muster.notification.gateway.Answer;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Decides what comes of a try by what the gateway said; pure but for the chance in its waits. */
final class Tries {
    private final int attemptsMax;
    private final Backoff backoff;

    Tries(NotifyConfig config) {
        this.attemptsMax = config.attemptsMax();
        this.backoff = new Backoff(
                config.retryAfterMin(),
                config.retryAfterMax(),
                () -> ThreadLocalRandom.current().nextDouble());
    }

    /** @param poll until the provider is asked what became of the message; null when it is not */
    Outcome decide(Claimed message, Answer answer, String gateway, @org.jspecify.annotations.Nullable Duration poll) {
        return switch (answer) {
            case Answer.Taken taken -> Outcome.sent(message, gateway, taken.providerId(), poll);
            case Answer.Refused refused ->
                Outcome.ended(message, MessageState.REFUSED, refused.code(), refused.reason());
            case Answer.Failed failed -> again(message, failed);
            case Answer.NotNow busy -> keep(message, busy.code(), busy.after());
        };
    }

    private Outcome again(Claimed message, Answer.Failed failed) {
        Duration wait = backoff.after(message.attempts());
        if (message.attempts() >= attemptsMax || wait.compareTo(message.left()) > 0) {
            return Outcome.ended(
                    message,
                    MessageState.DEAD,
                    failed.code(),
                    failed.reason() + " It was tried " + message.attempts()
                            + " times. Send it again when the gateway works.");
        }
        return Outcome.failed(message, failed.code(), failed.reason(), wait);
    }

    /** It waits without having been tried, unless its time is over. */
    Outcome keep(Claimed message, String code, Duration wait) {
        return message.left().isNegative()
                ? Outcome.ended(
                        message,
                        MessageState.DEAD,
                        code,
                        "The gateway took nothing until the message's time was over. Send it again when it works.")
                : Outcome.kept(message, code, wait);
    }
}
