/**
 * One trace for each upload that is looked at closely: from the request that brought it to the messages about its money.
 *
 * <p>A {@link TraceContext} is a value that goes along with what it is about: in the books with the upload, the pages of the
 * outbox and the messages, in Kafka with each event. Nothing is bound to a thread. What is not looked at closely has no
 * context, and costs nothing.
 */
@NullMarked
@CheckReturnValue
package io.muster.trace;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
