package dev.wavegate.calendars;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How three readings of a calendar differ.
 *
 * @param ours whether icalendar reads or refuses it
 * @param first what recurring-ical-events has: the same, other times, or, of a calendar that we refuse, what the second has
 * @param second what ical.js has
 */
record Disagreement(String kind, String ours, String first, String second) {
    private static final String READ = "read";
    static final String REFUSED = "refused";
    private static final String SAME = "same";
    private static final String OTHER = "other";
    private static final String ALIKE = "alike";

    /** From our reading, the first library's and the second's. */
    static Disagreement of(String kind, List<String> readings) {
        String ours = readings.get(0);
        String first = readings.get(1);
        String second = readings.get(2);
        if (ours.equals(REFUSED)) {
            String both = first.equals(second) && !first.contains("fails") ? ALIKE : OTHER;
            return new Disagreement(kind, REFUSED, both, both);
        }
        return new Disagreement(kind, READ, ours.equals(first) ? SAME : OTHER, ours.equals(second) ? SAME : OTHER);
    }

    /** All but the same by all three, and what is refused as the two do not agree. */
    boolean mustBeDecided() {
        return ours.equals(REFUSED) ? first.equals(ALIKE) : first.equals(OTHER) || second.equals(OTHER);
    }

    String figure() {
        return mustBeDecided() ? "decided" : ours.equals(REFUSED) ? "refused, as both differ" : "equal";
    }

    /** The rows of the table in the file. */
    static List<Decision> decisions(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|", -1))
                .map(cells -> new Decision(
                        cells[1].strip().replace("`", ""), cells[2].strip(), cells[3].strip(), cells[4].strip()))
                .toList();
    }

    /** What is decided about a kind; an asterisk in it stands for anything. */
    record Decision(String kind, String ours, String first, String second) {
        boolean isAbout(Disagreement found) {
            return kindPattern().matcher(found.kind).matches()
                    && ours.equals(found.ours)
                    && first.equals(found.first)
                    && second.equals(found.second);
        }

        private Pattern kindPattern() {
            return Pattern.compile(Pattern.quote(kind).replace("*", "\\E.*\\Q"));
        }
    }
}
