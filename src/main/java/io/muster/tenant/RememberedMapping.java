package io.muster.tenant;

import java.time.Instant;

/**
 * How sheets with a certain header are read because a person once said so; who that was has a hand in each of them.
 *
 * @param by the person's name at that time
 * @param subject who this is for the identity provider, whatever the name becomes
 * @param at when it was said
 */
public record RememberedMapping(SheetMapping mapping, String by, String subject, Instant at) {}
