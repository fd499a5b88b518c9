/** Tests of the room of the same name. */
@NullMarked
package io.muster.money;

import org.jspecify.annotations.NullMarked;
