/** Tests of the doctor: each invariant is broken once, and must be named. */
@NullMarked
package io.muster.doctor;

import org.jspecify.annotations.NullMarked;
