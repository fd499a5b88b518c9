package io.muster.notification.gateway;

import com.fasterxml.jackson.databind.JsonNode;

/** A way out of the house; calls block, on a virtual thread, and may be interrupted. */
interface Gateway {
    /**
     * Offers it a message.
     *
     * @throws GatewayTrouble when it does not do what it is there for
     */
    Answer send(OutgoingMessage message) throws GatewayTrouble, InterruptedException;

    /**
     * Asks what became of a message.
     *
     * @throws GatewayTrouble as {@link #send}
     */
    default JsonNode ask(SentMessage sent, Poll poll) throws GatewayTrouble, InterruptedException {
        throw new IllegalStateException("this gateway cannot be asked");
    }
}
