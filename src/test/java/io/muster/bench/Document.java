package io.muster.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * {@code docs/benchmarks.md}: words by people, and between two marks for each part the figures of its last run.
 *
 * <p>Parts may be measured apart, so each part says when and where it was.
 */
record Document(Path file) {

    /** Puts a part's figures in the place of its last ones. */
    void replace(String part, String machine, List<Table> tables) throws IOException {
        String text = Files.readString(file);
        String begin = "<!-- begin " + part + " -->";
        String end = "<!-- end " + part + " -->";
        int from = text.indexOf(begin);
        int to = text.indexOf(end);
        if (from < 0 || to < from) {
            throw new IOException(file + " has no place for the part " + part + ": " + begin + " … " + end);
        }
        String section = begin + "\n" + machine + "\n\n" + body(tables);
        Files.writeString(file, text.substring(0, from) + section + text.substring(to));
    }

    private static String body(List<Table> tables) {
        Table targets = targets(tables);
        return (targets.rows().isEmpty() ? "" : targets.markdown() + "\n")
                + tables.stream().map(Table::markdown).map(text -> text + "\n").collect(Collectors.joining());
    }

    private static Table targets(List<Table> tables) {
        Table all = Table.of("Targets", "what", "target", "measured", "verdict");
        for (Table table : tables) {
            for (Target target : table.targets()) {
                all = all.row(
                        target.what(), target.target(), target.reached(), target.met() ? "reached" : "**missed**");
            }
        }
        return all;
    }
}
