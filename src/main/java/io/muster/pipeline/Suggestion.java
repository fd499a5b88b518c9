package io.muster.pipeline;

import io.muster.validation.Guess;

/**
 * What a cell may have been meant to say; a person takes it or leaves it.
 *
 * @param col the column in the first sheet, from 0
 * @param field the layout's field, such as {@code amount}
 */
public record Suggestion(int col, String field, String text, Guess.Why why) {}
