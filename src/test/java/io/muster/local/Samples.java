package io.muster.local;

import io.muster.sample.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The workbooks that {@code up} writes once into its state: a loan book for each lender, and sheets to try. */
record Samples(Path folder) {

    private static final String ACCOUNTS = "10000";

    Path loanBook(Lender lender) {
        return folder.resolve(lender.id() + "-loan-book.xlsx");
    }

    /** The workbook that the printed command uploads: less than what a second person must approve. */
    Path collections(Lender lender) {
        return folder.resolve(lender.id() + "-collections-20.xlsx");
    }

    /** One that a second person must approve. */
    Path askedCollections(Lender lender) {
        return folder.resolve(lender.id() + "-collections-1000.xlsx");
    }

    private Path largeCollections(Lender lender) {
        return folder.resolve(lender.id() + "-collections-100000.xlsx");
    }

    /** Writes what is not there yet, in processes of their own; what must become of a sheet is written beside it. */
    void write() {
        for (var lender : Lender.ALL) {
            write(lender, loanBook(lender), "--kind", "loan-book");
            write(lender, collections(lender), "--rows", "20", "--bad", "10%");
            write(lender, askedCollections(lender), "--rows", "1000", "--bad", "2%");
            write(lender, largeCollections(lender), "--rows", "100000", "--bad", "2%");
        }
    }

    private void write(Lender lender, Path workbook, String... words) {
        if (Files.exists(workbook)) {
            return;
        }
        // Under another name until it is whole, so that an interrupted run leaves nothing half written
        var draft = folder.resolve("draft-" + workbook.getFileName());
        var arguments = new ArrayList<>(List.of(words));
        arguments.addAll(List.of("--tenant", lender.id(), "--accounts", ACCOUNTS, "--out", draft.toString()));
        var log = folder.resolve(workbook.getFileName() + ".txt");
        Child.run(
                "The sample program",
                log,
                Map.of(),
                Java.command(Sample.class.getName(), arguments.toArray(String[]::new)));
        try {
            moveAll(draft.getFileName().toString(), workbook.getFileName().toString());
        } catch (IOException e) {
            throw new StartFailure("Cannot write " + workbook + ": " + e.getMessage(), e);
        }
    }

    private void moveAll(String from, String to) throws IOException {
        List<Path> written;
        try (Stream<Path> files = Files.list(folder)) {
            written = files.filter(file -> file.getFileName().toString().startsWith(from))
                    // The workbook last: it says that all of it is there
                    .sorted((one, other) -> other.compareTo(one))
                    .toList();
        }
        for (var file : written) {
            Files.move(file, folder.resolve(to + file.getFileName().toString().substring(from.length())));
        }
    }
}
