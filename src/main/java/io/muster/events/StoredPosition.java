package io.muster.events;

/**
 * A position as Kafka keeps it: with the database that it is a place in.
 *
 * @param database the server's own number and the database's, since a position says nothing about another database
 */
record StoredPosition(String database, RelayPosition position) {

    /** As the record's value: database, horizon and number, joined by colons. */
    String text() {
        return database + ":" + position.horizon() + ":" + position.seq();
    }

    /** @throws IllegalArgumentException when the text is none of ours */
    static StoredPosition parse(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("not a position of the relay: " + text);
        }
        return new StoredPosition(parts[0], new RelayPosition(Long.parseLong(parts[1]), Long.parseLong(parts[2])));
    }
}
