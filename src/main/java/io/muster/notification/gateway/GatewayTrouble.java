package io.muster.notification.gateway;

import java.io.Serial;

/** A gateway did not do what it is there for; its guard counts these. */
final class GatewayTrouble extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    private final String code;

    /** @param reason for staff, without anything of the message */
    GatewayTrouble(String code, String reason) {
        super(reason, null, false, false);
        this.code = code;
    }

    Answer.Failed answer() {
        return new Answer.Failed(code, String.valueOf(getMessage()));
    }
}
