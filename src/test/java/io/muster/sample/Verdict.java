package io.muster.sample;

/** What must become of a row. */
enum Verdict {
    POSTED("posted", "posted"),
    ALREADY_POSTED("already posted", "alreadyPosted"),
    REFUSED("refused", "refused"),
    REJECTED("rejected", "rejected");

    final String words;
    final String jsonName;

    Verdict(String words, String jsonName) {
        this.words = words;
        this.jsonName = jsonName;
    }
}
