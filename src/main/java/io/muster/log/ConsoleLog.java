package io.muster.log;

import java.time.LocalDate;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** What operators are told of the console; a part of {@link MusterLog}, which says it. */
@MessageLogger(projectCode = "MUSTER", length = 4)
interface ConsoleLog {
    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 700,
            value =
                    "Which sessions of the console ended cannot be read now; those that are known stay ended, others end with"
                            + " their ID tokens")
    void sessionEndsUnread(@Cause Throwable cause);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 701,
            value = "A word that a session of the console has ended was refused, maybe more of them in this minute: %s")
    void logoutRefused(String why);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 703,
            value =
                    "The identity provider's keys cannot be had: sessions that it ends live on until their ID tokens end")
    void providerKeysAway(@Cause Throwable cause);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 702, value = "A change in the console did not come from a page of its session and was refused")
    void foreignForm();

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 710, value = "The figures of %s could not be renewed, and stay as they were: %s")
    void figuresNotRenewed(LogTenant tenant, String why);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 711, value = "%s exported %d payments of %s to %s as a workbook")
    void paymentsExported(LogTenant tenant, int payments, LocalDate from, LocalDate to);
}
