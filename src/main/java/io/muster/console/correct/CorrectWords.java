package io.muster.console.correct;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the correction grid says; texts of other languages are in {@code messages/fix_….properties}. */
@MessageBundle("fix")
public interface CorrectWords {
    @Message("Correct rows")
    String title();

    @Message("Nothing to correct")
    String none();
}
