package io.muster.console.upload;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What is said of a sheet's columns and of what was declared about it; texts of other languages are in {@code messages/sheet_….properties}. */
@MessageBundle("sheet")
public interface SheetWords {
    @Message("Rows that it should have")
    String declaredRows();

    @Message("Rupees that it should add up to")
    String declaredRupees();

    @Message("Both may stay empty. What you say here must tie with the sheet before anything is posted.")
    String declaredHint();

    @Message("Which column is which?")
    String whichColumn();

    @Message(
            "Muster is not sure how to read this sheet. Say which of its columns is which; nothing is posted before you have seen what would become of each row.")
    String whichColumnWhy();

    @Message("Field")
    String field();

    @Message("Column of the sheet")
    String theirColumn();

    @Message("Why")
    String why();

    @Message("First values")
    String firstValues();

    @Message("needed")
    String required();

    @Message("No column")
    String noColumn();

    @Message("Named so")
    String whyNamed();

    @Message("Named nearly so")
    String whyNearlyNamed();

    @Message("Looks like it")
    String whyLooksRight();

    @Message("Named so, but most of its values do not fit")
    String whyDoubtful();

    @Message("More than one column is named so")
    String whyTwice();

    @Message("Not found")
    String whyNotFound();

    @Message("Read sheets with this header so from now on")
    String rememberMapping();

    @Message("Read it so")
    String tryAgain();

    @Message("All columns of the sheet")
    String allColumns();

    @Message("A maker has to say which column is which.")
    String makerMaps();

    @Message("The sheet does not have what was declared")
    String doesNotTie();

    @Message("Declared")
    String declared();

    @Message("Found")
    String found();

    @Message("Difference")
    String difference();

    @Message("{rows} rows more than declared")
    String rowsTooMany(String rows);

    @Message("{rows} rows fewer than declared")
    String rowsMissing(String rows);

    @Message("{rupees} more than declared")
    String rupeesTooMany(String rupees);

    @Message("{rupees} less than declared")
    String rupeesMissing(String rupees);

    @Message("Ties")
    String ties();

    @Message("Does not tie")
    String tiesNot();

    @Message(
            "If the declaration was wrong, correct it; that is written down. If the sheet is wrong, discard it and send the right one.")
    String declareAnew();

    @Message("Correct the declaration")
    String declare();

    @Message("A maker has to correct the declaration or discard the upload.")
    String makerDeclares();
}
