package dev.wavegate.integrations.googlecalendar;

import java.net.URI;

import dev.wavegate.integrations.http.HttpStack;
import dev.wavegate.integrations.http.Secret;

/**
 * Where Google calls when a calendar moves.
 *
 * @param address our hook, which Google itself wants to be https
 * @param token what the hook knows the call by, at most 256 characters, because calls are not signed
 */
public record PushTarget(URI address, Secret token) {
    private static final int LONGEST_TOKEN = 256;

    public PushTarget {
        HttpStack.requireRoot("the address for Google's calls", address);
        if (token.value().length() > LONGEST_TOKEN) {
            throw new IllegalArgumentException("the token of Google's calls must have at most " + LONGEST_TOKEN
                    + " characters, but has " + token.value().length());
        }
    }
}
