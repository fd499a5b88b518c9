package io.muster.upload;

/**
 * What a person had on the screen when deciding; other numbers are refused.
 *
 * @param trial the trial's number
 * @param rows rows, as the trial counted them
 * @param paise the sum of their amounts
 */
public record Seen(int trial, int rows, long paise) {
    /** Whether that is what the upload's last trial found. */
    boolean isOf(Upload upload) {
        Found found = upload.found();
        return upload.trial() == trial && found != null && found.rows() == rows && found.paise() == paise;
    }
}
