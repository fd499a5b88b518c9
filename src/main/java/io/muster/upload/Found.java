package io.muster.upload;

/**
 * What a trial has counted in the sheet, whatever the rows' verdicts.
 *
 * @param rows data rows
 * @param paise the sum of every amount that can be read
 */
public record Found(int rows, long paise) {}
