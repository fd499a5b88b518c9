/** Tests of the posting room. */
@NullMarked
package io.muster.posting;

import org.jspecify.annotations.NullMarked;
