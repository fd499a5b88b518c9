package io.muster.validation;

import org.jspecify.annotations.Nullable;

/**
 * Why a row was not taken, in the user's words: what is wrong, where, and how to mend it.
 *
 * @param cell the cell as Excel names it, such as {@code C12}; null when the whole row is meant
 * @param field the layout's field, such as {@code amount}; null when the whole row is meant
 * @param code stable, for programs: lower-case words joined by hyphens
 * @param message one sentence that says what is wrong
 * @param remedy one sentence that says how to mend it
 */
public record Reason(@Nullable String cell, @Nullable String field, String code, String message, String remedy) {}
