package io.muster.events;

import java.util.Arrays;

/** What Muster says to the world: each type with its topic and the schema of what it carries. */
public enum EventType {
    PAYMENT_POSTED("payment.posted.v1", Topic.PAYMENTS),
    RECEIPT_CANCELLED("receipt.cancelled.v1", Topic.RECEIPTS),
    RECEIPT_REISSUED("receipt.reissued.v1", Topic.RECEIPTS),
    UPLOAD_COMPLETED("upload.completed.v1", Topic.UPLOADS),
    UPLOAD_FAILED("upload.failed.v1", Topic.UPLOADS),
    MESSAGE_SETTLED("message.settled.v1", Topic.NOTIFICATIONS);

    private static final String SCHEMA_NAMES = "urn:muster:schema:";

    private final String slug;
    private final Topic topic;

    EventType(String slug, Topic topic) {
        this.slug = slug;
        this.topic = topic;
    }

    /** The CloudEvents type, such as {@code io.muster.payment.posted.v1}. */
    public String type() {
        return "io.muster." + slug;
    }

    public Topic topic() {
        return topic;
    }

    /** The schema's own name, which is also its {@code $id}. */
    public String schema() {
        return SCHEMA_NAMES + slug;
    }

    /** The schema's file on the class path. */
    public String schemaFile() {
        return "schemas/" + slug + ".json";
    }

    /** @throws IllegalArgumentException when no event is of this type */
    static EventType ofType(String type) {
        return Arrays.stream(values())
                .filter(known -> known.type().equals(type))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no event is of type " + type));
    }
}
