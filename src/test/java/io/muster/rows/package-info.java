/** Tests of the reader, and {@link io.muster.rows.HostileWorkbook} for tests of other rooms. */
@NullMarked
package io.muster.rows;

import org.jspecify.annotations.NullMarked;
