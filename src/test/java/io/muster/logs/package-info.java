/** What may not be in the logs, looked for in all that the tests have written. */
@NullMarked
package io.muster.logs;

import org.jspecify.annotations.NullMarked;
