package dev.wavegate.integrations.http;

import java.io.IOException;

/** The response has more bytes than are read. */
public final class ResponseTooLarge extends IOException {
    private static final long serialVersionUID = 1;

    /** With the largest number of bytes that are read. */
    public ResponseTooLarge(long most) {
        super("sent a response of more than " + most + " bytes");
    }
}
