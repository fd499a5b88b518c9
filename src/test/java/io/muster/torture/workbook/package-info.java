/** Makes further workbooks from a sample: shuffled, broken half way, overlapping. */
@NullMarked
@CheckReturnValue
package io.muster.torture.workbook;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
