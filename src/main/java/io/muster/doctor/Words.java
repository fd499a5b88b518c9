package io.muster.doctor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the doctor was asked.
 *
 * @param tenants whose books to look at; empty for all
 * @param metrics a file to write what was found to, for Prometheus; null for none
 * @param settings a file that says where the databases are; null for the service's own settings
 */
record Words(
        List<String> tenants,
        boolean json,
        boolean help,
        @Nullable Path metrics,
        @Nullable Path settings) {

    static final String USAGE = """
            usage: muster doctor [--tenant NAME]... [--json] [--metrics FILE] [--settings FILE]

              --tenant    look at this lender's books only; may be given several times
              --json      say it for programs
              --metrics   also write it to this file, as Prometheus' node exporter collects text files (*.prom)
              --settings  a properties file with the service's settings, which wins over the environment

            Looks at the books of every lender and says whether each invariant holds: payments, balances, receipts,
            suspense, uploads with their totals and digests, events, and that no lender has anything of another. It only
            reads, each lender in one transaction, so posting may go on meanwhile. Whether events are in Kafka exactly
            once is not seen here: ./muster events reads that.

            Where the databases are is read from the settings of the service (QUARKUS_DATASOURCE_JDBC_URL,
            QUARKUS_DATASOURCE_USERNAME, QUARKUS_DATASOURCE_PASSWORD, MUSTER_TENANT_DB_SECRET) or its
            config/application.properties. With MUSTER_DOCTOR_USERNAME and MUSTER_DOCTOR_PASSWORD it enters every
            database as that role, which needs connect on each of them and pg_read_all_data, and no secret.

            The exit status is 0 when everything holds, 1 when something is broken, 2 when it was called wrongly, 3 when
            books could not be seen.
            """;

    /** @throws UsageError when a word is not understood */
    static Words read(List<String> words) {
        List<String> tenants = new ArrayList<>();
        boolean json = false;
        boolean help = false;
        Path metrics = null;
        Path settings = null;
        for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
            String word = rest.next();
            String name = word.split("=", 2)[0];
            switch (name) {
                case "--tenant" -> tenants.add(value(word, rest));
                case "--metrics" -> metrics = Path.of(value(word, rest));
                case "--settings" -> settings = Path.of(value(word, rest));
                case "--json" -> json = true;
                case "--help", "-h", "help" -> help = true;
                default -> throw new UsageError("the doctor does not know '" + word + "'");
            }
        }
        return new Words(List.copyOf(tenants), json, help, metrics, settings);
    }

    static String value(String word, Iterator<String> rest) {
        int equals = word.indexOf('=');
        if (equals >= 0 && equals < word.length() - 1) {
            return word.substring(equals + 1);
        }
        if (equals < 0 && rest.hasNext()) {
            return rest.next();
        }
        throw new UsageError(word.split("=", 2)[0] + " needs a value");
    }

    /** The doctor was called or set up in a way that cannot be understood; the message is a sentence for its user. */
    static final class UsageError extends RuntimeException {
        private static final long serialVersionUID = 1;

        UsageError(String message) {
            super(message);
        }
    }
}
