package io.muster.console.upload;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the pages of uploads say; texts of other languages are in {@code messages/up_….properties}. */
@MessageBundle("up")
public interface UploadWords {
    @Message("New upload")
    String newUpload();

    @Message("No uploads yet")
    String none();
}
