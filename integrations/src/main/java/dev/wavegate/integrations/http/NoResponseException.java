package dev.wavegate.integrations.http;

import java.io.IOException;

/** A request got no answer, and we know whether it can have reached the other side. */
final class NoResponseException extends IOException {
    private static final long serialVersionUID = 1;

    private final boolean sent;

    NoResponseException(boolean sent, IOException cause) {
        super(cause);
        this.sent = sent;
    }

    boolean isSent() {
        return sent;
    }
}
