/** Tests of the loan room. */
@NullMarked
package io.muster.loan;

import org.jspecify.annotations.NullMarked;
