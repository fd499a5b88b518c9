/** Tests of the HTTP interface. */
@NullMarked
package io.muster.web;

import org.jspecify.annotations.NullMarked;
