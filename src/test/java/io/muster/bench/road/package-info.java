/**
 * The whole road on real processes: PostgreSQL with fsync on, a Kafka broker, Keycloak and the packaged application, with its
 * settings of production, measured from the first byte of the upload to the last event acknowledged.
 */
@NullMarked
@CheckReturnValue
package io.muster.bench.road;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
