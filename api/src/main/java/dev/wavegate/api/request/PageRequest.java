package dev.wavegate.api.request;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.wavegate.api.problem.Refusal;

/**
 * Which page of a list is asked for.
 *
 * @param size how many items, 1 to 500
 * @param token where it begins, as the page before said; empty for the first
 */
public record PageRequest(int size, String token) {
    /** As many items as a page has when nobody says. */
    public static final String USUAL_SIZE = "50";

    private static final int LARGEST_SIZE = 500;
    private static final String MARK = "after ";
    private static final Pattern FORM = Pattern.compile(MARK + "([0-9]{1,18})");

    public PageRequest {
        if (size < 1 || size > LARGEST_SIZE) {
            throw Refusal.ofValue("page_size", "must be between 1 and " + LARGEST_SIZE, Integer.toString(size));
        }
    }

    /** The number that the page begins after, or {@code first} for the first page. */
    public long after(long first) {
        if (token.isEmpty()) {
            return first;
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            Matcher form = FORM.matcher(text);
            if (form.matches()) {
                return Long.parseLong(form.group(1));
            }
        } catch (IllegalArgumentException malformed) {
            throw refused();
        }
        throw refused();
    }

    static String tokenAfter(long number) {
        byte[] text = (MARK + number).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    private Refusal refused() {
        return Refusal.ofValue("page_token", "must be nextPageToken of the previous page", token);
    }
}
