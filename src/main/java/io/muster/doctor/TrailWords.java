package io.muster.doctor;

import io.muster.doctor.Words.UsageError;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose trail is asked for: a receipt's, an upload's, or a row's.
 *
 * @param tenant whose it is; null when any lender's may be
 * @param settings a file that says where the databases and Kafka are; null for the service's own settings
 */
record TrailWords(
        @Nullable String receipt,
        @Nullable UUID upload,
        @Nullable Integer row,
        @Nullable String tenant,
        boolean help,
        @Nullable Path settings) {

    static final String USAGE = """
            usage: muster trace --receipt NUMBER [--tenant NAME] [--settings FILE]
                   muster trace --upload ID [--row NUMBER] [--tenant NAME] [--settings FILE]

              --receipt   a receipt's number, such as MUM/26/00000001
              --upload    an upload's id
              --row       a row of the sheet, as Excel counts
              --tenant    look at this lender's books only
              --settings  a properties file with the service's settings, which wins over the environment

            Prints where the money came from and what became of it: file, cells, upload and attempts, payment and receipt, the
            event with its topic, partition and offset, and the messages. It reads the books and Kafka, not a tracing
            backend; where the upload was looked at closely it names the trace, too. Names, phones, accounts and cells are
            not shown: a loan goes by its id.

            It is set up as the doctor is (muster doctor --help), and reads Kafka as KAFKA_BOOTSTRAP_SERVERS says. With
            MUSTER_TRACE_LINK, such as https://traces.example/trace/{trace}, it prints the trace's address.

            The exit status is 0 when everything is where it should be, 1 when something is missing, 2 when it was called
            wrongly, 3 when books or Kafka could not be seen.
            """;

    /** @throws UsageError when a word is not understood, or it is not said what to look for */
    static TrailWords read(List<String> words) {
        String receipt = null;
        UUID upload = null;
        Integer row = null;
        String tenant = null;
        Path settings = null;
        boolean help = false;
        for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
            String word = rest.next();
            switch (word.split("=", 2)[0]) {
                case "--receipt" -> receipt = Words.value(word, rest);
                case "--upload" -> upload = id(Words.value(word, rest));
                case "--row" -> row = number(Words.value(word, rest));
                case "--tenant" -> tenant = Words.value(word, rest);
                case "--settings" -> settings = Path.of(Words.value(word, rest));
                case "--help", "-h", "help" -> help = true;
                default -> throw new UsageError("trace does not know '" + word + "'");
            }
        }
        if (!help && (receipt == null) == (upload == null)) {
            throw new UsageError("say either --receipt or --upload");
        }
        if (row != null && upload == null) {
            throw new UsageError("--row is of an --upload");
        }
        return new TrailWords(receipt, upload, row, tenant, help, settings);
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw new UsageError("an upload's id looks like 0199a1b2-0000-7000-8000-000000000000");
        }
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw new UsageError("--row is a number");
        }
    }
}
