package io.muster.receipt;

import io.muster.pdf.TextLine;
import java.util.List;

/**
 * A text broken and made smaller until it fits its place; what does not fit at all ends in an ellipsis.
 *
 * @param size in points
 */
record FittedText(List<TextLine> lines, double size) {}
