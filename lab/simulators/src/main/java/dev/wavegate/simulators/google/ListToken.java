package dev.wavegate.simulators.google;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** The opaque tokens of events.list: where a page begins, and up to which revision a client has seen everything. */
final class ListToken {

    private ListToken() {}

    static String page(int offset, EventQuery query) {
        return encoded("page", Integer.toString(offset), query.pageFingerprint());
    }

    static String sync(StoredCalendar calendar, EventQuery query) {
        return encoded(
                "sync",
                Long.toString(calendar.generation()),
                Long.toString(calendar.revision()),
                query.syncFingerprint());
    }

    /** Where the page begins; 0 without a token. */
    static int offset(EventQuery query) {
        if (query.pageToken().isEmpty()) {
            return 0;
        }
        List<String> parts = decoded(query.pageToken());
        if (parts.size() != 3
                || !parts.get(0).equals("page")
                || !parts.get(1).matches("\\d{1,9}")
                || !parts.get(2).equals(query.pageFingerprint())) {
            throw GoogleProblem.parameter(400, "global", "invalid", "Invalid Value", "pageToken");
        }
        return Integer.parseInt(parts.get(1));
    }

    /** The revision a client has seen; less than any without a token. */
    static long seenRevision(EventQuery query, StoredCalendar calendar) {
        if (query.syncToken().isEmpty()) {
            return -1;
        }
        List<String> parts = decoded(query.syncToken());
        boolean ours = parts.size() == 4 && parts.get(0).equals("sync");
        if (!ours
                || !parts.get(1).equals(Long.toString(calendar.generation()))
                || !parts.get(2).matches("\\d{1,18}")) {
            throw GoogleProblem.fullSyncRequired();
        }
        if (!parts.get(3).equals(query.syncFingerprint())) {
            throw GoogleProblem.badRequest("The parameters must be those of the first synchronisation.");
        }
        return Long.parseLong(parts.get(2));
    }

    private static String encoded(String... parts) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join("/", parts).getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> decoded(String token) {
        try {
            return List.of(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8).split("/", -1));
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }
}
