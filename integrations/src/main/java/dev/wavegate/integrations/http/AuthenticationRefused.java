package dev.wavegate.integrations.http;

import java.io.IOException;

/** No token was given to us, so the request was not sent. */
final class AuthenticationRefused extends IOException {
    private static final long serialVersionUID = 1;

    AuthenticationRefused(String message) {
        super(message);
    }
}
