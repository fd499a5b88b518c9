package io.muster.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What all pages say: {@code {base:find}}; texts of other languages are in {@code messages/base_….properties}. */
@MessageBundle("base")
public interface Words {
    @Message("Skip to the content")
    String skip();

    @Message("Main")
    String mainNavigation();

    @Message("Dashboard")
    String dashboard();

    @Message("Uploads")
    String uploads();

    @Message("To approve")
    String toApprove();

    @Message("{n} wait for approval")
    String waiting(String n);

    @Message("Suspense")
    String suspense();

    @Message("Payments")
    String payments();

    @Message("Messages")
    String messages();

    @Message("Who saw what")
    String reveals();

    @Message("Collect")
    String collect();

    @Message("Find")
    String find();

    @Message("Reference, loan, receipt, phone or name")
    String findHint();

    @Message("Loan number or phone")
    String findLoanHint();

    @Message("Sign out")
    String signOut();

    @Message("Signed in as {name}")
    String signedInAs(String name);

    @Message("Maker")
    String maker();

    @Message("Checker")
    String checker();

    @Message("Auditor")
    String auditor();

    @Message("Agent")
    String agent();

    @Message("Look")
    String look();

    @Message("As the system")
    String lookAuto();

    @Message("Light")
    String lookLight();

    @Message("Dark")
    String lookDark();

    @Message("Language")
    String language();

    @Message("Keyboard")
    String keyboard();

    @Message("Keys on this page")
    String keysTitle();

    @Message("Single letters work outside of fields")
    String keysSwitch();

    @Message("search")
    String keyFind();

    @Message("dashboard, uploads, to approve, suspense")
    String keyGo();

    @Message("new upload")
    String keyNew();

    @Message("next or previous row of a list")
    String keyRows();

    @Message("open the row")
    String keyOpen();

    @Message("these keys")
    String keyHelp();

    @Message("Close")
    String close();

    @Message("Cancel")
    String cancel();

    @Message("First page")
    String firstPage();

    @Message("Next page")
    String nextPage();

    @Message("More rows")
    String moreRows();

    @Message("Posted")
    String posted();

    @Message("Already posted")
    String alreadyPosted();

    @Message("Refused")
    String refused();

    @Message("Rejected")
    String rejected();

    @Message("In suspense")
    String inSuspense();

    @Message("Would post")
    String wouldPost();

    @Message("Muster does not answer. This page waits for it and goes on by itself.")
    String away();

    @Message("This did not help")
    String unhelpful();

    @Message("Noted, thank you.")
    String noted();

    @Message("What did not help")
    String feedback();

    @Message("Tell the operators: {incident}")
    String incident(String incident);

    @Message("Muster did not answer. Look whether it was done before you try again.")
    String unanswered();

    @Message("This page does not follow what happens any more. Load it again to see what is there now.")
    String unfollowed();
}
