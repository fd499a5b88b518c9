package io.muster.log;

import java.time.Duration;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** What operators are told of messages to borrowers and agents; a part of {@link MusterLog}, which says it. */
@MessageLogger(projectCode = "MUSTER", length = 4)
interface MessagesLog {
    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 500, value = "Hearing events for messages broke off and begins anew in %s; nothing is lost")
    void feedBroke(Duration wait, @Cause Throwable cause);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 501,
            value = "The messages of %d events of %s could not be decided now; they are parked and tried again")
    void eventsParked(int events, LogTenant tenant, @Cause Throwable cause);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(
            id = 502,
            value = "An event at %s-%d offset %d is not readable and lies in muster.notify.unreadable.v1: %s")
    void eventUnreadable(String topic, int partition, long offset, String why);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 503, value = "Parked events of %s are decided: %d messages")
    void parkedDecided(LogTenant tenant, int messages);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 504, value = "Parked events of %d lenders still cannot be decided; they are tried again in %s")
    void parkedWait(int lenders, Duration wait);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 505, value = "The reminders and summaries of %s could not be decided now; they are tried again")
    void roundsFailed(LogTenant tenant, @Cause Throwable cause);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 506, value = "Old messages of %s could not be removed now; it is tried again")
    void messagesNotRemoved(LogTenant tenant, @Cause Throwable cause);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 520, value = "The gateway %s of %s cannot be used as its policy stands: %s")
    void gatewayUnusable(String gateway, LogTenant tenant, String why);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 521, value = "A delivery report of %s was refused, for the secret that proves it is not there")
    void reportSecretMissing(LogTenant tenant);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 522, value = "Sending by %s for %s broke off and begins anew in %s; nothing is lost")
    void sendingBroke(String channel, LogTenant tenant, Duration wait, @Cause Throwable cause);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 523, value = "The gateway %s of %s rests for %s, for it failed too often or asked for that")
    void gatewayRests(String gateway, LogTenant tenant, Duration rest);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 524,
            value = "What came of %d tries by %s for %s could not be written down; they are tried again later")
    void outcomesLost(int messages, String channel, LogTenant tenant, @Cause Throwable cause);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 525,
            value = "%d messages of %s were left in the middle of being sent, and are sent again under their keys")
    void leasesRanOut(int messages, LogTenant tenant);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 526, value = "Delivery reports of %s could not be looked through; it is tried again in %s")
    void reportsNotEntered(LogTenant tenant, Duration wait, @Cause Throwable cause);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 528,
            value =
                    "A message's lease of %s is short: a gateway whose timeout is longer than %s sends nothing, and may be %s")
    void leaseIsShort(Duration lease, Duration timeout, Duration timeoutMax);
}
