package io.muster.tenant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * The language for whoever has none of their own: what a lender's policy of messages says counts for its papers, too, so that
 * a message and the receipt behind its link speak alike. Pure.
 */
public final class UsualLanguage {
    /** The policy's name, which is that of its kind. */
    public static final String POLICY = "messages";

    private static final JsonMapper JSON = new JsonMapper();

    private UsualLanguage() {}

    /** What a definition of that policy says; English where it cannot be read, for a receipt is shown nevertheless. */
    public static Language of(String definition) {
        try {
            return Language.of(JSON.readTree(definition).path("language").asText(""))
                    .orElse(Language.ENGLISH);
        } catch (JsonProcessingException unreadable) {
            return Language.ENGLISH;
        }
    }
}
