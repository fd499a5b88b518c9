/**
 * Judges what a torture left behind: reads the workbooks, the books and the topics by itself and says what is lost,
 * doubled or wrong.
 *
 * <p>Shares no code with the ingest: a defect there must not hide itself here.
 */
@NullMarked
@CheckReturnValue
package io.muster.torture.oracle;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
