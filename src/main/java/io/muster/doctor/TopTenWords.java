package io.muster.doctor;

import io.muster.doctor.Words.UsageError;
import io.muster.tenant.FeedbackWeeks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which top ten is asked for.
 *
 * @param weeks 1 to {@value FeedbackWeeks#WEEKS_MAX}, up to today
 * @param tenants whose people; empty for all
 * @param settings a file that says where the databases are; null for the service's own settings
 */
record TopTenWords(
        int weeks,
        List<String> tenants,
        boolean help,
        @Nullable Path settings) {

    static final String USAGE = """
            usage: muster feedback [--weeks N] [--tenant NAME]... [--settings FILE]

              --weeks     look at the last N weeks, today counted (1)
              --tenant    of this lender's people only; may be given several times
              --settings  a properties file with the service's settings, which wins over the environment

            Prints the ten codes of errors of which people said most often that the text did not help them, with how often
            they said so in as many weeks before, and where. A share is of the rows of sheets that were given the reason in
            that time; what is no reason of rows has none. docs/feedback.md says what to do with it.

            It is set up as the doctor is (muster doctor --help), and only reads.

            The exit status is 0 when everything was seen, 2 when it was called wrongly, 3 when a database could not be seen.
            """;

    /** @throws UsageError when a word is not understood */
    static TopTenWords read(List<String> words) {
        int weeks = 1;
        List<String> tenants = new ArrayList<>();
        Path settings = null;
        boolean help = false;
        for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
            String word = rest.next();
            switch (word.split("=", 2)[0]) {
                case "--weeks" -> weeks = weeks(Words.value(word, rest));
                case "--tenant" -> tenants.add(Words.value(word, rest));
                case "--settings" -> settings = Path.of(Words.value(word, rest));
                case "--help", "-h", "help" -> help = true;
                default -> throw new UsageError("feedback does not know '" + word + "'");
            }
        }
        return new TopTenWords(weeks, List.copyOf(tenants), help, settings);
    }

    private static int weeks(String text) {
        try {
            int weeks = Integer.parseInt(text);
            if (weeks >= 1 && weeks <= FeedbackWeeks.WEEKS_MAX) {
                return weeks;
            }
        } catch (NumberFormatException notANumber) {
            // Told below, as what is no number of weeks
        }
        throw new UsageError("--weeks is a number from 1 to " + FeedbackWeeks.WEEKS_MAX);
    }
}
