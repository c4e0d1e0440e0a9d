package dev.wavegate.api.request;

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

    public static final int LARGEST_SIZE = 500;

    /** The form of a place in a list of numbered items, as a regular expression. */
    public static final String PLACE = "[0-9]{1,18}";

    private static final Pattern FORM = Pattern.compile(PLACE);

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
        if (!FORM.matcher(token).matches()) {
            throw Refusal.ofValue("page_token", "must be nextPageToken of the previous page", token);
        }
        return Long.parseLong(token);
    }
}
