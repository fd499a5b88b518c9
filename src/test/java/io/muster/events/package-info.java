/** The contract against its schemas, and the relay against a real broker. */
@NullMarked
package io.muster.events;

import org.jspecify.annotations.NullMarked;
