package dev.wavegate.simulators.fleet;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in the feed of one group.
 *
 * @param generation which fleet the feed belongs to; every reset begins a new one
 * @param position how many entries lie before the place
 */
record OutcomeCursor(long generation, long position, String group) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,18})\\.(\\d{1,18})\\.(.+)");

    static OutcomeCursor start(long generation, String group) {
        return new OutcomeCursor(generation, 0, group);
    }

    static OutcomeCursor parse(String text) {
        String plain;
        try {
            plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("cursor must be one this API gave, but is " + text, e);
        }
        Matcher matcher = FORM.matcher(plain);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("cursor must be one this API gave, but is " + text);
        }
        return new OutcomeCursor(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)), matcher.group(3));
    }

    OutcomeCursor at(long newPosition) {
        return new OutcomeCursor(generation, newPosition, group);
    }

    String text() {
        String plain = generation + "." + position + "." + group;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }
}
