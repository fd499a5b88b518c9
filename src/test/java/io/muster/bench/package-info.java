/**
 * {@code ./muster bench}: measures reading, posting, the whole road and fairness on this machine, each beside what it is to
 * be compared with, in one run.
 *
 * <p>Nothing is measured in the launcher's own JVM: code under measurement runs in a {@link Fork} or in the real processes.
 */
@NullMarked
@CheckReturnValue
package io.muster.bench;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
