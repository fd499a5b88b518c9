package io.muster.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Figures in rows and columns, for the terminal and for a document.
 *
 * @param columns the heads; the first column names the row and is set to the left, the others are figures
 * @param rows as many cells as there are columns
 * @param notes sentences below the table
 * @param targets what the figures had to reach
 */
public record Table(
        String title, List<String> columns, List<List<String>> rows, List<String> notes, List<Target> targets) {

    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        notes = List.copyOf(notes);
        targets = List.copyOf(targets);
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "'" + title + "' has " + columns.size() + " columns, not " + row.size() + ": " + row);
            }
        }
    }

    /** A table without rows yet. */
    public static Table of(String title, String... columns) {
        return new Table(title, List.of(columns), List.of(), List.of(), List.of());
    }

    /** This table with one row more. */
    public Table row(String... cells) {
        return new Table(title, columns, and(rows, List.of(cells)), notes, targets);
    }

    /** This table with one sentence more below it. */
    public Table note(String sentence) {
        return new Table(title, columns, rows, and(notes, sentence), targets);
    }

    /** This table with one target more. */
    public Table target(Target target) {
        return new Table(title, columns, rows, notes, and(targets, target));
    }

    /** The table for a terminal, with a line end after each line. */
    public String text() {
        int[] widths = widths();
        return title + "\n"
                + line(columns, widths, "  ", "")
                + rows.stream().map(row -> line(row, widths, "  ", "")).collect(Collectors.joining())
                + notes.stream().map(note -> "  " + note + "\n").collect(Collectors.joining())
                + targets.stream().map(target -> "  " + target.text() + "\n").collect(Collectors.joining());
    }

    /** The table as Markdown. */
    public String markdown() {
        int[] widths = widths();
        String rule = IntStream.range(0, widths.length)
                .mapToObj(at -> "-".repeat(Math.max(2, at == 0 ? widths[at] : widths[at] - 1)) + (at == 0 ? "" : ":"))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
        return "**" + title + "**\n\n"
                + line(columns, widths, "| ", " |")
                + rule
                + rows.stream().map(row -> line(row, widths, "| ", " |")).collect(Collectors.joining())
                + notes.stream().map(note -> "\n" + note + "\n").collect(Collectors.joining());
    }

    private int[] widths() {
        return IntStream.range(0, columns.size())
                .map(at -> Stream.concat(Stream.of(columns), rows.stream())
                        .mapToInt(row -> row.get(at).length())
                        .max()
                        .orElse(0))
                .toArray();
    }

    private static String line(List<String> cells, int[] widths, String before, String after) {
        String between = after.isEmpty() ? "  " : " | ";
        return IntStream.range(0, widths.length)
                        .mapToObj(at -> padded(cells.get(at), widths[at], at > 0))
                        .collect(Collectors.joining(between, before, after))
                        .stripTrailing()
                + "\n";
    }

    private static String padded(String cell, int width, boolean right) {
        String space = " ".repeat(width - cell.length());
        return right ? space + cell : cell + space;
    }

    private static <T> List<T> and(List<T> before, T last) {
        List<T> all = new ArrayList<>(before);
        all.add(last);
        return all;
    }
}
