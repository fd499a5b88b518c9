package io.muster.log;

import java.time.Duration;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/**
 * Every message to operators, with a number that never changes and can be searched for.
 *
 * <p>Tenant, upload and row may be named; names, phones, accounts and the cells of a sheet never.
 */
@MessageLogger(projectCode = "MUSTER", length = 4)
public interface MusterLog extends BasicLogger, MessagesLog, ConsoleLog {
    /** The one logger; its category is {@code io.muster}. */
    MusterLog LOG = Logger.getMessageLogger(java.lang.invoke.MethodHandles.lookup(), MusterLog.class, "io.muster");

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 100, value = "Upload %s of %s is claimed under token %d")
    void uploadClaimed(LogUpload upload, LogTenant tenant, long token);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 101, value = "Upload %s of %s is completed: %d rows read")
    void uploadCompleted(LogUpload upload, LogTenant tenant, int rows);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 140, value = "Upload %s of %s was tried: %d rows read; it asks %s")
    void uploadTried(LogUpload upload, LogTenant tenant, int rows, String asks);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 141, value = "The columns chosen for upload %s of %s could not be remembered for other sheets")
    void mappingNotRemembered(LogUpload upload, LogTenant tenant, @Cause Throwable failure);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 102, value = "Upload %s of %s stopped at row %d: %s")
    void uploadFailed(LogUpload upload, LogTenant tenant, int row, String code);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 120,
            value = "What %s decided about second persons cannot be read now: its books go by what they know already")
    void rulesNotRead(LogTenant tenant, @Cause Throwable cause);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 118, value = "Upload %s of %s was let go between two batches, as somebody wished: %s")
    void uploadHalted(LogUpload upload, LogTenant tenant, String wish);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(
            id = 119,
            value =
                    "Upload %s may not post, and a worker tried to: the books refused its batch. This is a defect of Muster")
    void uploadMayNotPost(LogUpload upload);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 103, value = "Upload %s of %s could not be claimed; the sweep tries again")
    void uploadNotClaimed(LogUpload upload, LogTenant tenant, @Cause Throwable cause);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 104, value = "Upload %s of %s was taken over by another worker")
    void uploadTakenOver(LogUpload upload, LogTenant tenant);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 105, value = "Looking for waiting uploads of %s failed; the next sweep tries again")
    void sweepFailed(LogTenant tenant, @Cause Throwable cause);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 122, value = "Looking for waiting uploads failed; the next sweep tries again")
    void sweepsFailed(@Cause Throwable cause);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 106, value = "The work topic did not take upload %s of %s; the sweep will find it")
    void announcementFailed(LogUpload upload, LogTenant tenant, @Cause Throwable cause);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 111, value = "The spool could not be cleared of leavings; it is tried again later")
    void spoolNotSwept(@Cause Throwable cause);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 112, value = "Workbook %s lay in the spool without an upload and is deleted")
    void orphanDeleted(String file);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 113, value = "The spool takes no workbook: is its disk full?")
    void spoolUnwritable(@Cause Throwable cause);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 200, value = "Incident %s: a request failed unexpectedly")
    void requestFailed(String incident, @Cause Throwable cause);

    @LogMessage(level = Logger.Level.DEBUG)
    @Message(id = 201, value = "A request broke off because of its sender: %s")
    void requestBrokeOff(String why);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 202, value = "A request was sent away because a database is: %s")
    void booksAway(String why);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 107,
            value = "%d uploads did not reach the end of a window before the process stopped; their leases run out")
    void drainTimedOut(int uploads);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 114,
            value = "Upload %s of %s broke off, %d times in a row without getting on; it is tried again soon")
    void uploadBrokeOff(LogUpload upload, LogTenant tenant, int failures, @Cause Throwable cause);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(
            id = 117,
            value = "Upload %s of %s keeps breaking off, %d times in a row without getting on: somebody should look")
    void uploadKeepsBreakingOff(LogUpload upload, LogTenant tenant, int failures, @Cause Throwable cause);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 115,
            value = "Upload %s of %s broke off and could not be let go; it goes on when its lease has run out")
    void uploadNotLetGo(LogUpload upload, LogTenant tenant, @Cause Throwable cause);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 600, value = "Receipt %s of %s would not be the paper that was shown before, and is not shown: %s")
    void receiptDiffers(String receipt, LogTenant tenant, String form);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 601, value = "A pack of receipts of %s broke off")
    void packBrokeOff(LogTenant tenant, @Cause Throwable cause);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 604, value = "A receipt's verification could not be looked up")
    void verificationFailed(@Cause Throwable cause);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 602, value = "Link key %d of %s was revoked by %s")
    void linkKeyRevoked(int key, LogTenant tenant, String by);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 603, value = "Link key %d of %s was added by %s")
    void linkKeyAdded(int key, LogTenant tenant, String by);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 300, value = "Topic %s is made")
    void topicMade(String topic);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 301, value = "The topics could not be made; trying again")
    void topicsNotMade(@Cause Throwable cause);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 302, value = "The tenants could not be listed; trying again")
    void tenantsNotListed(@Cause Throwable cause);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 303, value = "The relay of %s begins here")
    void relayBegan(LogTenant tenant);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 304, value = "The relay of %s was fenced by another process and steps down")
    void relayFenced(LogTenant tenant);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 305, value = "The relay of %s lost its lease and steps down")
    void relayLostLease(LogTenant tenant);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 306, value = "The relay of %s broke off and begins anew in %s; nothing is lost")
    void relayBroke(LogTenant tenant, Duration wait, @Cause Throwable cause);

    @LogMessage(level = Logger.Level.DEBUG)
    @Message(id = 307, value = "What waits in the outbox of %s could not be measured")
    void relayUnmeasured(LogTenant tenant, @Cause Throwable cause);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 108, value = "Upload %s of %s could not renew its lease; it goes on while the fence lets it")
    void heartbeatMissed(LogUpload upload, LogTenant tenant, @Cause Throwable cause);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 109, value = "Upload %s of %s waits: %d events are not published yet, and the outbox takes %d")
    void uploadHeld(LogUpload upload, LogTenant tenant, long events, long eventsMax);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 110, value = "Upload %s of %s waits no longer")
    void uploadGoesOn(LogUpload upload, LogTenant tenant);

    @LogMessage(level = Logger.Level.INFO)
    @Message(
            id = 116,
            value = "Upload %s of %s has waited for long: it gives its place to others, and goes on when there is room")
    void uploadGaveItsPlace(LogUpload upload, LogTenant tenant);

    @LogMessage(level = Logger.Level.INFO)
    @Message(
            id = 121,
            value = "Upload %s of %s is large, and another large one is tried here: it is tried behind that one")
    void trialWaits(LogUpload upload, LogTenant tenant);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 400, value = "The database of %s could not be migrated; it is tried again when somebody needs it")
    void tenantNotMigrated(LogTenant tenant, @Cause Throwable cause);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 404, value = "The database of %s is not migrated yet, for its server %s does not answer")
    void tenantLeftOut(LogTenant tenant, String server);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 401, value = "The answer to a commit in the books of %s was lost; they say that it was %s")
    void commitLookedUp(LogTenant tenant, String outcome);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 402, value = "The control database does not answer yet; trying again: %s")
    void controlDatabaseAway(String why);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 403, value = "A transaction may last %s, which is not shorter than an upload's lease of %s")
    void transactionsOutlastLeases(Duration transaction, Duration lease);
}
