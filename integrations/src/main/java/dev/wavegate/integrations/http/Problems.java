package dev.wavegate.integrations.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What is unclear or missing in a schedule that a system sent, in sentences; the first ones are enough to begin with. */
public final class Problems {
    private static final int MOST = 3;

    private final List<String> sentences = new ArrayList<>();
    private int others;

    /** Adds the sentence unless everything is fine. */
    public void addUnless(boolean fine, Supplier<String> sentence) {
        if (!fine) {
            add(sentence.get());
        }
    }

    public void add(String sentence) {
        if (sentences.size() < MOST) {
            sentences.add(sentence);
        } else {
            others++;
        }
    }

    /** The sentences in one text; empty if there are none. */
    public Optional<String> text() {
        String more = others == 0 ? "" : " There are " + others + " more problems.";
        return sentences.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", sentences) + more);
    }
}
