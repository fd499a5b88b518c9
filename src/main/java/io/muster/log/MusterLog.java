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
public interface MusterLog extends BasicLogger {
    /** The one logger; its category is {@code io.muster}. */
    MusterLog LOG = Logger.getMessageLogger(java.lang.invoke.MethodHandles.lookup(), MusterLog.class, "io.muster");

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 100, value = "Upload %s of %s is claimed under token %d")
    void uploadClaimed(String upload, String tenant, long token);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 101, value = "Upload %s of %s is completed: %d rows in %s")
    void uploadCompleted(String upload, String tenant, long rows, Duration took);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 102, value = "Upload %s of %s stopped at row %d: %s")
    void uploadFailed(String upload, String tenant, int row, String code);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 103, value = "Upload %s of %s broke off; it goes on when its lease has run out")
    void uploadBrokeOff(String upload, String tenant, @Cause Throwable cause);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 104, value = "Upload %s of %s was taken over by another worker")
    void uploadTakenOver(String upload, String tenant);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 105, value = "Looking for waiting uploads of %s failed; the next sweep tries again")
    void sweepFailed(String tenant, @Cause Throwable cause);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 106, value = "The work topic did not take upload %s of %s; the sweep will find it")
    void announcementFailed(String upload, String tenant, @Cause Throwable cause);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 200, value = "Incident %s: a request failed unexpectedly")
    void requestFailed(String incident, @Cause Throwable cause);
}
