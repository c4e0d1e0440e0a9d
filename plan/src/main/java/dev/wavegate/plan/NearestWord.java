package dev.wavegate.plan;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that somebody probably meant. */
final class NearestWord {
    private static final int LONGEST = 40;
    private static final int SHORTEST_BEGINNING = 3;

    private NearestWord() {}

    /** The word among the known ones that is nearly the written one; empty when none is. */
    static Optional<String> to(String written, Collection<String> known) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        String lower = plain(written);
        return known.stream()
                .filter(each -> isNear(lower, plain(each)))
                .min(Comparator.comparingInt(each -> distance(lower, plain(each))));
    }

    /** The hint as the end of a sentence; empty when there is none. */
    static String hint(String written, Collection<String> known) {
        return to(written, known)
                .map(each -> "; did you mean \"" + each + "\"?")
                .orElse("");
    }

    private static boolean isNear(String written, String known) {
        boolean begun = (written.length() >= SHORTEST_BEGINNING && known.startsWith(written))
                || (known.length() >= SHORTEST_BEGINNING && written.startsWith(known));
        return begun || distance(written, known) <= Math.max(1, known.length() / 3);
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    }

    /** Changes of one character, insertions, deletions and swaps of neighbours that lead from one word to the other. */
    private static int distance(String from, String to) {
        int[][] steps = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                steps[i][j] = i == 0 || j == 0 ? i + j : cheapest(steps, from, to, i, j);
            }
        }
        return steps[from.length()][to.length()];
    }

    private static int cheapest(int[][] steps, String from, String to, int i, int j) {
        boolean same = from.charAt(i - 1) == to.charAt(j - 1);
        int best = Math.min(steps[i - 1][j - 1] + (same ? 0 : 1), Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(best, steps[i - 2][j - 2] + 1) : best;
    }
}
