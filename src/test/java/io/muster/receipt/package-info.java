/** Tests of the receipt room. */
@NullMarked
package io.muster.receipt;

import org.jspecify.annotations.NullMarked;
