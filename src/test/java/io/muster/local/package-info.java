/**
 * The local stack: PostgreSQL, Kafka, Keycloak and the application as child processes, without containers.
 *
 * <p>{@code ./muster up} and the integration tests start the same parts through {@link io.muster.local.LocalStack}.
 */
@NullMarked
@CheckReturnValue
package io.muster.local;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
