package io.muster.console.feedback;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the pages about texts that did not help say; other languages are in {@code messages/help_….properties}. */
@MessageBundle("help")
public interface HelpWords {
    @Message("Did this not help?")
    String ask();

    @Message("Whoever writes these texts sees how often which one did not help. Kept are its code, your lender, the "
            + "language, the kind of page and the day; not who you are, and nothing of a loan.")
    String askSays();

    @Message("It did not help")
    String say();

    @Message("It counts once a day for each text. Your browser's Back leads you to where you were.")
    String notedSays();

    @Message("To the console")
    String goHome();

    @Message(
            "How often your people said of an error that its text did not help them: each person once a day for a text. Who it was is not kept.")
    String listSays();

    @Message("Nobody said so in this time.")
    String none();

    @Message("Time")
    String time();

    @Message("Last week")
    String lastWeek();

    @Message("Last {n} weeks")
    String lastWeeks(String n);

    @Message("Text")
    String text();

    @Message("Did not help")
    String times();

    @Message("As long before")
    String before();

    @Message("Rows with it")
    String rows();

    @Message("Share")
    String share();

    @Message("Share before")
    String shareBefore();

    @Message("Where")
    String where();

    @Message("Language")
    String language();

    @Message("Rows of an upload")
    String atRows();

    @Message("Trial")
    String atTrial();

    @Message("Grid")
    String atGrid();

    @Message("Collecting")
    String atAgent();

    @Message("Stopped upload")
    String atUpload();

    @Message("Problem")
    String atProblem();

    @Message("Another program")
    String atApi();
}
