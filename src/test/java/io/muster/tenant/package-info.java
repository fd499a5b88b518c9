/** Tests of the room of the same name. */
@NullMarked
package io.muster.tenant;

import org.jspecify.annotations.NullMarked;
