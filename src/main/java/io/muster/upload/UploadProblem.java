package io.muster.upload;

/**
 * Why an upload stopped, in the user's words.
 *
 * @param code stable, for programs: lower-case words joined by hyphens
 * @param message one sentence that says what is wrong
 * @param remedy one sentence that says how to mend it
 * @param stoppedAtRow the row at which reading stopped, as Excel numbers it; 0 when no row was reached
 */
public record UploadProblem(String code, String message, String remedy, int stoppedAtRow) {}
