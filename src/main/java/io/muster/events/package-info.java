/** The public contract: event forms, the outbox, and the relay to Kafka. */
@NullMarked
@CheckReturnValue
package io.muster.events;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
