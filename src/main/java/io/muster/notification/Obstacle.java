package io.muster.notification;

/**
 * Why a message does not go, in words that a lender's staff understand.
 *
 * @param state what becomes of the message: suppressed, refused or cancelled
 * @param code stable, for programs and searches
 * @param sentence what is wrong and what to do about it
 */
public record Obstacle(MessageState state, String code, String sentence) {
    static Obstacle suppressed(String code, String sentence) {
        return new Obstacle(MessageState.SUPPRESSED, code, sentence);
    }

    static Obstacle refused(String code, String sentence) {
        return new Obstacle(MessageState.REFUSED, code, sentence);
    }
}
