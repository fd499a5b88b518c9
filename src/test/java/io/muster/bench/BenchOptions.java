package io.muster.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * What {@code ./muster bench} was asked for.
 *
 * @param parts names of the parts, in the order in which they run
 * @param quick a look in minutes instead of the whole measurement
 * @param rounds how often each figure is taken
 * @param heap the application's and the readers' heap
 * @param write whether the results go to docs/benchmarks.md
 */
record BenchOptions(List<String> parts, boolean quick, int rounds, String heap, boolean write) {
    static final String USAGE = """
            usage: ./muster bench [read|post|road|fair|messages|paper|pages|jmh ...] [--quick] [--rounds 3] [--heap 256m] [--write]

              read      workbook to checked rows, beside other readers
              post      the posting transaction alone, beside \\copy
              road      HTTP upload to the last event acknowledged in Kafka, beside \\copy
              fair      a small upload of one lender while another sends a million rows
              messages  messages decided while a sheet is posted, and alone
              paper     receipts as PDF, alone and beside a pack of them
              pages     the server's time for each page of the console, a million payments in the book; above
                        100 ms at p95 the run fails
              jmh       the pure parts under JMH; runs only when it is named
              --quick   smaller files and fewer samples: to see that it works, not to compare
              --rounds  how often each figure is taken; tables show the median
              --heap    heap of the application in road, fair, messages, paper and pages
              --write   put the results into docs/benchmarks.md

            Without a part all but jmh run. Everything is started on free ports and ended again. Compare CPU seconds rather
            than wall time when the machine has other work.
            """;
    private static final int ROUNDS = 3;
    private static final int QUICK_ROUNDS = 1;
    private static final int ROUNDS_MAX = 100;

    /**
     * Reads the words after {@code bench}.
     *
     * @param known names of all parts
     * @param usual names of those that run when none is named
     * @throws IllegalArgumentException with a sentence for people
     */
    static BenchOptions read(List<String> words, List<String> known, List<String> usual) {
        List<String> parts = new ArrayList<>();
        boolean quick = words.contains("--quick");
        int rounds = quick ? QUICK_ROUNDS : ROUNDS;
        String heap = "256m";
        boolean write = false;
        for (var rest = words.iterator(); rest.hasNext(); ) {
            String word = rest.next();
            switch (word) {
                case "--quick" -> {}
                case "--write" -> write = true;
                case "--rounds" -> rounds = rounds(value(word, rest.hasNext() ? rest.next() : ""));
                case "--heap" -> heap = heap(value(word, rest.hasNext() ? rest.next() : ""));
                default -> parts.add(part(word, known));
            }
        }
        return new BenchOptions(parts.isEmpty() ? usual : List.copyOf(parts), quick, rounds, heap, write);
    }

    /** How it was measured, in words. */
    String words() {
        return quick
                ? "a quick look (each figure taken %d×, compilers not yet warm), not to be compared".formatted(rounds)
                : "each figure taken %d× where nothing else is said".formatted(rounds);
    }

    private static String part(String word, List<String> known) {
        if (!known.contains(word)) {
            throw new IllegalArgumentException(
                    "there is no " + (word.startsWith("-") ? "option " : "part ") + word + "; the parts are " + known);
        }
        return word;
    }

    private static String value(String name, String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException(name + " needs a value");
        }
        return value;
    }

    private static int rounds(String text) {
        if (text.matches("\\d{1,3}") && Integer.parseInt(text) > 0 && Integer.parseInt(text) <= ROUNDS_MAX) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException("--rounds is a whole number from 1 to " + ROUNDS_MAX + ", not " + text);
    }

    private static String heap(String text) {
        if (text.matches("[1-9]\\d{0,5}[mMgG]")) {
            return text;
        }
        throw new IllegalArgumentException("--heap is a size such as 256m or 1g, not " + text);
    }
}
