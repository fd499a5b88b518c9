package io.muster.console.figures;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the dashboard and its lists say; texts of other languages are in {@code messages/fig_….properties}. */
@MessageBundle("fig")
public interface FigureWords {
    @Message("Dashboard")
    String title();

    @Message("Nothing has been posted yet")
    String none();
}
