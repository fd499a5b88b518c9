package io.muster.torture.workbook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A sample's sheet as markup, cut at its rows. Each byte stands as one character, since all that is looked at is ASCII:
 * so a big sheet needs its own size in memory and nothing more.
 *
 * @param file the workbook
 * @param markup of the sheet
 * @param starts where each data row begins, and behind the last one where the rest begins
 */
record SheetText(Path file, String markup, int[] starts) {
    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final String STRINGS = "xl/sharedStrings.xml";
    private static final String ROW = "<row ";
    private static final String ROW_END = "</row>";
    private static final Pattern NUMBER = Pattern.compile("<row r=\"(\\d+)\"");
    private static final Pattern TEXT = Pattern.compile("<t(?: xml:space=\"preserve\")?>(.*?)</t>", Pattern.DOTALL);
    private static final Pattern SHARED = Pattern.compile(" t=\"s\"><v>(\\d+)</v>");

    static SheetText read(Path file) throws IOException {
        String markup = part(file, SHEET);
        int[] starts = new int[1024];
        int rows = 0;
        int at = markup.indexOf(ROW, behindHeader(markup));
        int end = at;
        while (at >= 0) {
            if (rows + 1 == starts.length) {
                starts = Arrays.copyOf(starts, rows * 2 + 2);
            }
            starts[rows++] = at;
            end = markup.indexOf(ROW_END, at) + ROW_END.length();
            at = markup.indexOf(ROW, end);
        }
        if (rows < 2) {
            throw new IOException(file + " has no two data rows");
        }
        starts[rows] = end;
        return new SheetText(file, markup, Arrays.copyOf(starts, rows + 1));
    }

    /** The header is the first row of several cells. */
    private static int behindHeader(String markup) throws IOException {
        int start = markup.indexOf(ROW);
        while (start >= 0) {
            int end = markup.indexOf(ROW_END, start);
            if (markup.substring(start, end).split("<c ", -1).length > 3) {
                return end;
            }
            start = markup.indexOf(ROW, end);
        }
        throw new IOException("no header");
    }

    int rows() {
        return starts.length - 1;
    }

    /** The number of the first data row. */
    int firstNumber() {
        Matcher number = NUMBER.matcher(markup).region(starts[0], starts[1]);
        if (!number.lookingAt()) {
            throw new IllegalStateException("a row has no number");
        }
        return Integer.parseInt(number.group(1));
    }

    /** What stands before the first data row. */
    String head() {
        return markup.substring(0, starts[0]);
    }

    /** What stands behind the last row. */
    String tail() {
        return markup.substring(starts[rows()]);
    }

    String row(int index) {
        return markup.substring(starts[index], starts[index + 1]);
    }

    /** A row under another number. */
    String row(int index, int number) {
        return numbered(row(index), number);
    }

    static String numbered(String row, int number) {
        Matcher old = NUMBER.matcher(row);
        if (!old.lookingAt()) {
            throw new IllegalStateException("a row has no number");
        }
        return row.replaceAll(" r=\"([A-Z]*)" + old.group(1) + "\"", " r=\"$1" + number + "\"");
    }

    /** The shared texts as they are escaped. */
    List<String> strings() throws IOException {
        return TEXT.matcher(part(file, STRINGS))
                .results()
                .map(text -> text.group(1))
                .toList();
    }

    /** A row whose texts stand in their cells. */
    static String inlined(String row, List<String> strings) {
        return SHARED.matcher(row)
                .replaceAll(shared -> Matcher.quoteReplacement(" t=\"inlineStr\"><is><t xml:space=\"preserve\">"
                        + strings.get(Integer.parseInt(shared.group(1))) + "</t></is>"));
    }

    /** Writes the workbook with this head, other rows, and another end. */
    void write(Path to, int rows, IntFunction<String> row, String end) throws IOException {
        try (var from = new ZipFile(file.toFile());
                var out = new ZipOutputStream(Files.newOutputStream(to))) {
            for (Enumeration<? extends ZipEntry> parts = from.entries(); parts.hasMoreElements(); ) {
                ZipEntry part = parts.nextElement();
                out.putNextEntry(new ZipEntry(part.getName()));
                if (part.getName().equals(SHEET)) {
                    for (String piece : (Iterable<String>) pieces(rows, row, end)::iterator) {
                        out.write(piece.getBytes(ISO_8859_1));
                    }
                } else {
                    try (var content = from.getInputStream(part)) {
                        content.transferTo(out);
                    }
                }
                out.closeEntry();
            }
        }
    }

    private Stream<String> pieces(int rows, IntFunction<String> row, String end) {
        Stream<String> middle = java.util.stream.IntStream.range(0, rows).mapToObj(row);
        return Stream.of(Stream.of(head()), middle, Stream.of(end)).flatMap(piece -> piece);
    }

    private static String part(Path file, String name) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            ZipEntry part = zip.getEntry(name);
            if (part == null) {
                return "";
            }
            try (var content = zip.getInputStream(part)) {
                return new String(content.readAllBytes(), ISO_8859_1);
            }
        }
    }
}
