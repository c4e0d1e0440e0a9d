package dev.wavegate.simulators.fleet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Words numbered in the order of their first use, so that a million devices keep a small number instead of a text. */
final class StringTable {
    private static final int MOST_WORDS = Short.MAX_VALUE;

    private final List<String> words = new ArrayList<>();
    private final Map<String, Short> numbers = new HashMap<>();

    /** The number of the word, given on first use. */
    short numberOf(String word) {
        Short known = numbers.get(word);
        if (known != null) {
            return known;
        }
        if (words.size() == MOST_WORDS) {
            throw new IllegalStateException(
                    "a fleet knows at most " + MOST_WORDS + " words of a kind, but got " + word);
        }
        short number = (short) words.size();
        words.add(word);
        numbers.put(word, number);
        return number;
    }

    String word(short number) {
        return words.get(number);
    }
}
