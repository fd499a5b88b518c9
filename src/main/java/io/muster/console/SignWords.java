package io.muster.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the pages around signing in and out say; in templates {@code sign:}. */
@MessageBundle("sign")
public interface SignWords {
    @Message("You are signed out")
    String signedOut();

    @Message("Your session has ended, here and at the sign-in, and so have its copies.")
    String signedOutSays();

    @Message("Sign in again")
    String signInAgain();

    @Message("You are not signed in")
    String failed();

    @Message("The sign-in did not go through: it took too long, was broken off, or was begun in another window.")
    String failedSays();

    @Message("Try again")
    String tryAgain();

    @Message("You work for no lender")
    String noLender();

    @Message(
            "{user} is signed in, but the console shows a lender's work, and this name belongs to no lender that Muster"
                    + " knows. Ask whoever administers your lender's users, or sign in with another name.")
    String noLenderSays(String user);

    @Message("Sign out")
    String signOut();

    @Message("Go to the start")
    String goHome();
}
