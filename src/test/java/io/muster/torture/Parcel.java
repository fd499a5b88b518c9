package io.muster.torture;

import io.muster.sample.Sample;
import io.muster.torture.workbook.Workbooks;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A workbook that a lender sends in a round.
 *
 * @param breaks half way, so that it must end as failed
 */
record Parcel(String tenant, Path workbook, boolean breaks) {
    /**
     * What a lender sends in a round: a large sheet and a small one, a sheet with the same loans and some of the same rows,
     * a shuffled copy, a sheet that breaks half way, and the large one a second time. Where sheets are tried first the one
     * that would break is whole: a trial posts nothing of it, and nothing is to be seen.
     */
    static List<Parcel> write(String tenant, int accounts, int rows, Path folder, Random random) {
        try {
            Files.createDirectories(folder);
            Path large = sample(tenant, accounts, rows * 45 / 100, folder.resolve(tenant + "-large.xlsx"), random);
            Path small = sample(tenant, accounts, rows * 10 / 100, folder.resolve(tenant + "-small.xlsx"), random);
            Path doomed = sample(tenant, accounts, rows * 15 / 100, folder.resolve(tenant + "-doomed.xlsx"), random);
            Path shuffled = folder.resolve(tenant + "-shuffled.xlsx");
            Workbooks.shuffledCopy(small, shuffled, random.nextLong());
            Path overlapping = folder.resolve(tenant + "-overlapping.xlsx");
            Workbooks.overlapping(small, doomed, overlapping, random.nextLong());
            Path broken = folder.resolve(tenant + "-broken.xlsx");
            Workbooks.brokenHalfWay(doomed, broken);
            List<Parcel> parcels = new ArrayList<>();
            parcels.add(new Parcel(tenant, large, false));
            parcels.add(new Parcel(tenant, large, false));
            parcels.add(new Parcel(tenant, small, false));
            parcels.add(new Parcel(tenant, shuffled, false));
            parcels.add(new Parcel(tenant, overlapping, false));
            boolean tried = tenant.equals(Wishes.TRIED);
            parcels.add(new Parcel(tenant, tried ? doomed : broken, !tried));
            Collections.shuffle(parcels, random);
            return parcels;
        } catch (IOException e) {
            throw new TortureFailure("cannot write the workbooks of a round", e);
        }
    }

    /** Writes a sample of collections, a drawn share of them bad. */
    static Path sample(String tenant, int accounts, int rows, Path file, Random random) {
        PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        List<String> words = List.of(
                "--tenant", tenant,
                "--accounts", "" + accounts,
                "--rows", "" + rows,
                "--bad", random.nextInt(1, 10) + "%",
                "--strings", random.nextBoolean() ? "shared" : "inline",
                "--seed", "" + random.nextInt(Integer.MAX_VALUE),
                "--out", file.toString());
        int status = Sample.run(words, silent, System.err);
        if (status != 0) {
            throw new TortureFailure("the sample program ends with " + status);
        }
        return file;
    }
}
