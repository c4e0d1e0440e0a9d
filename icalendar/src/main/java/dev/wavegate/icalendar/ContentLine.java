package dev.wavegate.icalendar;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One line of a calendar once it is unfolded, such as {@code DTSTART;TZID=Europe/Berlin:20261128T220000}.
 *
 * @param name in upper case
 * @param parameters by their names in upper case, without quotes; several values with commas between them
 */
record ContentLine(String name, Map<String, String> parameters, String value) {
    private static final String NO_PART_OF_A_VALUE = "\";:,";

    Optional<String> parameter(String wanted) {
        return Optional.ofNullable(parameters.get(wanted));
    }

    /** The line that a text is; empty when it is none by the grammar of RFC 5545, section 3.1. */
    static Optional<ContentLine> parse(String text) {
        return new Scanner(text).line();
    }

    /** Walks over one line, from left to right. */
    private static final class Scanner {
        private final String text;
        private final Map<String, String> parameters = new HashMap<>();
        private int at;

        Scanner(String text) {
            this.text = text;
        }

        Optional<ContentLine> line() {
            String name = name();
            while (is(';')) {
                at++;
                if (!parameter()) {
                    return Optional.empty();
                }
            }
            return name.isEmpty() || !is(':')
                    ? Optional.empty()
                    : Optional.of(new ContentLine(name, parameters, text.substring(at + 1)));
        }

        private boolean parameter() {
            String name = name();
            if (name.isEmpty() || !is('=')) {
                return false;
            }
            do {
                at++;
                Optional<String> value = is('"') ? quoted() : Optional.of(plain());
                if (value.isEmpty()) {
                    return false;
                }
                parameters.merge(name, value.get(), (before, more) -> before + "," + more);
            } while (is(','));
            return true;
        }

        private String name() {
            int from = at;
            while (at < text.length() && isOfNames(text.charAt(at))) {
                at++;
            }
            return text.substring(from, at).toUpperCase(Locale.ROOT);
        }

        private Optional<String> quoted() {
            int end = text.indexOf('"', at + 1);
            if (end < 0) {
                return Optional.empty();
            }
            String value = text.substring(at + 1, end);
            at = end + 1;
            return Optional.of(value);
        }

        private String plain() {
            int from = at;
            while (at < text.length() && NO_PART_OF_A_VALUE.indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return text.substring(from, at);
        }

        private boolean is(char wanted) {
            return at < text.length() && text.charAt(at) == wanted;
        }

        private static boolean isOfNames(char each) {
            return each == '-'
                    || each == '_'
                    || (each >= '0' && each <= '9')
                    || (each >= 'A' && each <= 'Z')
                    || (each >= 'a' && each <= 'z');
        }
    }
}
