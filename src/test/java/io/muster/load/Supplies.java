package io.muster.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.local.Lender;
import io.muster.sample.LoanBook;
import io.muster.sample.Sample;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * What is sent, written anew for each run: workbooks with what must become of them, payments and loans to look for. It is
 * written before the clock runs, for writing a workbook takes more of a machine than taking it.
 *
 * @param folder of the run
 * @param run a word that no other run has; agents of this run bear it
 */
record Supplies(Path folder, String run, Profile profile) {
    /** As many loans as the lenders of {@code ./muster up} have. */
    private static final int ACCOUNTS = 10_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A single posting that was laid out. */
    record Paid(String lender, long paise) {}

    /** Writes all of it. */
    List<Paid> write() throws IOException {
        Files.createDirectories(folder);
        var random = new SplittableRandom(run.hashCode());
        uploads("small", profile.small(), profile.smallRows(), "10%", random);
        uploads("huge", profile.huge(), profile.hugeRows(), "2%", random);
        return singles(random);
    }

    /** What must become of a workbook: by verdict its rows and paise. */
    static JsonNode expected(Path workbook) throws IOException {
        return JSON.readTree(workbook.resolveSibling(workbook.getFileName() + ".expected.json")
                .toFile());
    }

    private void uploads(String kind, int count, int rows, String bad, SplittableRandom random) throws IOException {
        var lines = new ArrayList<String>();
        lines.add("lender,file");
        for (int i = 0; i < count; i++) {
            String lender = Lender.ALL.get(i % Lender.ALL.size()).id();
            Path file = folder.resolve("%s-%s-%03d.xlsx".formatted(kind, lender, i));
            workbook(lender, rows, bad, random.nextLong(1_000_000_000), file);
            lines.add(lender + "," + file);
        }
        Files.write(folder.resolve(kind + ".csv"), lines);
    }

    private static void workbook(String lender, int rows, String bad, long seed, Path file) {
        var said = new ByteArrayOutputStream();
        var sayings = new PrintStream(said, true, StandardCharsets.UTF_8);
        List<String> words = List.of(
                "--tenant=" + lender,
                "--accounts=" + ACCOUNTS,
                "--rows=" + rows,
                "--bad=" + bad,
                "--seed=" + seed,
                "--out=" + file);
        if (Sample.run(words, sayings, sayings) != 0) {
            throw new IllegalStateException("no workbook: " + said.toString(StandardCharsets.UTF_8));
        }
    }

    private List<Paid> singles(SplittableRandom random) throws IOException {
        var paid = new ArrayList<Paid>();
        var payments = new ArrayList<String>();
        payments.add("lender,loan,paise,reference,key,date,agent");
        var looks = new ArrayList<String>();
        looks.add("lender,loan");
        for (int i = 0; i < profile.payments(); i++) {
            String lender = Lender.ALL.get(i % Lender.ALL.size()).id();
            long paise = 100 + random.nextLong(5_000_00);
            paid.add(new Paid(lender, paise));
            payments.add(String.join(
                    ",",
                    lender,
                    loan(lender, random),
                    Long.toString(paise),
                    String.format(Locale.ROOT, "%012d", random.nextLong(1_000_000_000_000L)),
                    UUID.randomUUID().toString(),
                    Sample.today().toString(),
                    run));
        }
        for (int i = 0; i < profile.looks(); i++) {
            String lender = Lender.ALL.get(i % Lender.ALL.size()).id();
            looks.add(lender + "," + loan(lender, random));
        }
        Files.write(folder.resolve("payments.csv"), payments);
        Files.write(folder.resolve("looks.csv"), looks);
        return paid;
    }

    private static String loan(String lender, SplittableRandom random) {
        return new LoanBook(lender, ACCOUNTS, Sample.today(), 0)
                .loan(random.nextInt(ACCOUNTS))
                .number();
    }
}
