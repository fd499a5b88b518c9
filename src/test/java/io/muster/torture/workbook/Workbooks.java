package io.muster.torture.workbook;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Further workbooks made from a sample of collections; blocks, any thread. */
public final class Workbooks {
    private static final Pattern CASH = Pattern.compile("<t[^>]*>cash</t>", Pattern.CASE_INSENSITIVE);
    private static final Pattern REFERENCE = Pattern.compile("<c r=\"D\\d+\".*?</c>");
    /** One in so many rows of cash loses its reference. */
    private static final int CASH_KEPT = 2;

    private Workbooks() {}

    /** The same data rows in an order that the seed chooses, numbered anew below the same header. */
    public static void shuffledCopy(Path from, Path to, long seed) throws IOException {
        SheetText sheet = SheetText.read(from);
        int[] order = shuffled(sheet.rows(), seed);
        int first = sheet.firstNumber();
        sheet.write(to, order.length, place -> sheet.row(order[place], first + place), sheet.tail());
    }

    /** Whole as an archive, with a sheet whose markup breaks at the row in the middle of its data. */
    public static void brokenHalfWay(Path from, Path to) throws IOException {
        SheetText sheet = SheetText.read(from);
        int half = sheet.rows() / 2;
        String broken = "<row r=\"" + (sheet.firstNumber() + half) + "\"<<";
        sheet.write(to, sheet.rows(), row -> row == half ? broken + sheet.row(row) : sheet.row(row), sheet.tail());
    }

    /**
     * Every second data row of one workbook and every row of another, mixed by the seed; both over the same loans.
     *
     * <p>Some cash has no reference any more, so that it looks like money of another file, or is new money without one.
     */
    public static void overlapping(Path first, Path second, Path to, long seed) throws IOException {
        SheetText old = SheetText.read(first);
        SheetText fresh = SheetText.read(second);
        List<String> oldTexts = old.strings();
        List<String> freshTexts = fresh.strings();
        int taken = old.rows() / 2;
        int[] order = shuffled(taken + fresh.rows(), seed);
        int start = old.firstNumber();
        old.write(
                to,
                order.length,
                place -> {
                    int row = order[place];
                    String markup = row < taken
                            ? SheetText.inlined(old.row(row * 2), oldTexts)
                            : SheetText.inlined(fresh.row(row - taken), freshTexts);
                    return withoutReference(SheetText.numbered(markup, start + place), row);
                },
                old.tail());
    }

    private static String withoutReference(String row, int index) {
        boolean loses = index % CASH_KEPT == 0 && CASH.matcher(row).find();
        return loses ? REFERENCE.matcher(row).replaceFirst("") : row;
    }

    private static int[] shuffled(int count, long seed) {
        var random = new SplittableRandom(seed);
        int[] order = IntStream.range(0, count).toArray();
        for (int last = count - 1; last > 0; last--) {
            int other = random.nextInt(last + 1);
            int kept = order[last];
            order[last] = order[other];
            order[other] = kept;
        }
        return order;
    }
}
