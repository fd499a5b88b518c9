/** What is shipped and how: licences, secrets, pipelines and releases. */
@NullMarked
package io.muster.supply;

import org.jspecify.annotations.NullMarked;
