/** A workbook as a back-pressured stream of raw rows; the only user of POI and the streaming reader. */
@NullMarked
@CheckReturnValue
package io.muster.rows;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
