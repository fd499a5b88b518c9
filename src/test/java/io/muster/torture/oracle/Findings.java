package io.muster.torture.oracle;

import java.util.ArrayList;
import java.util.List;

/** What a check has found so far; keeps the first sentences of a kind and counts the others. One thread. */
final class Findings {
    private static final int SENTENCES_MAX = 50;

    private final Kind lost = new Kind();
    private final Kind doubled = new Kind();
    private final Kind wrong = new Kind();

    private static final class Kind {
        private final List<String> sentences = new ArrayList<>();
        private int more;

        void add(String sentence, Object... parts) {
            if (sentences.size() < SENTENCES_MAX) {
                sentences.add(sentence.formatted(parts));
            } else {
                more++;
            }
        }

        List<String> list() {
            List<String> all = new ArrayList<>(sentences);
            if (more > 0) {
                all.add("and " + more + " more");
            }
            return all;
        }
    }

    void lost(String sentence, Object... parts) {
        lost.add(sentence, parts);
    }

    void doubled(String sentence, Object... parts) {
        doubled.add(sentence, parts);
    }

    void wrong(String sentence, Object... parts) {
        wrong.add(sentence, parts);
    }

    Verdict verdict(long rows, long payments, long events) {
        return new Verdict(rows, payments, events, lost.list(), doubled.list(), wrong.list());
    }
}
