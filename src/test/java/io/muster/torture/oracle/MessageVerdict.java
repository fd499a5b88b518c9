package io.muster.torture.oracle;

import java.util.List;

/**
 * What became of the messages of payments.
 *
 * @param messages in the books so far
 * @param smsRepeated requests with a key that the gateway had already, and so dropped
 * @param mailsRepeated copies of mails beyond the first, for which there is no such key
 * @param lost payments that nobody is told of, and messages that no provider had
 * @param doubled what is told twice, or repeated without a reason
 * @param wrong whatever else is not as it must be
 */
public record MessageVerdict(
        long messages,
        long smsRepeated,
        long mailsRepeated,
        List<String> lost,
        List<String> doubled,
        List<String> wrong) {
    public MessageVerdict {
        lost = List.copyOf(lost);
        doubled = List.copyOf(doubled);
        wrong = List.copyOf(wrong);
    }

    /** Nothing is lost, nothing is doubled, nothing is wrong. */
    public boolean isClean() {
        return lost.isEmpty() && doubled.isEmpty() && wrong.isEmpty();
    }
}
