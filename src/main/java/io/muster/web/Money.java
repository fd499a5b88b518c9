package io.muster.web;

import io.muster.money.Rupees;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An amount, exact for programs and readable for people.
 *
 * @param rupees with Indian grouping and two decimals
 */
@Schema(description = "An amount: paise for programs, rupees with Indian grouping for people")
record Money(
        long paise, @Schema(examples = "1,23,45,678.90") String rupees) {
    static Money of(long paise) {
        return new Money(paise, Rupees.format(paise));
    }
}
