/**
 * {@code ./muster torture}: real processes, real harm, and an oracle that works out from the workbooks alone what must be in
 * the books and in Kafka afterwards.
 */
@NullMarked
package io.muster.torture;

import org.jspecify.annotations.NullMarked;
