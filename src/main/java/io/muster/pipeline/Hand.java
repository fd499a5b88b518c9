package io.muster.pipeline;

/**
 * Whoever does something, as the books keep it.
 *
 * @param name as people know them
 * @param subject who they are for the identity provider, whatever the name becomes
 */
public record Hand(String name, String subject) {}
