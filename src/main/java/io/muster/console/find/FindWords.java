package io.muster.console.find;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What search, loans, receipts, messages and collections say; texts of other languages are in {@code messages/find_….properties}. */
@MessageBundle("find")
public interface FindWords {
    @Message("Found")
    String title();

    @Message("Nothing found")
    String none();
}
