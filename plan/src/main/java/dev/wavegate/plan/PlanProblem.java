package dev.wavegate.plan;

/**
 * One thing that is wrong with a plan.
 *
 * @param path where, such as {@code spec.waves[1].size}; empty for the plan as a whole
 * @param rule what must hold there
 * @param value what was found, cut after 100 characters; empty when nothing was
 * @param line line of the text, from 1; 0 when unknown
 */
public record PlanProblem(String path, String rule, String value, int line) {
    private static final int LONGEST_VALUE = 100;

    public PlanProblem {
        value = shortened(value);
    }

    /** The problem in one line for people. */
    @Override
    public String toString() {
        return (line > 0 ? "line " + line + ": " : "")
                + (path.isEmpty() ? "the plan" : path)
                + ": "
                + rule
                + (value.isEmpty() ? "" : " (found \"" + value + "\")");
    }

    private static String shortened(String text) {
        boolean fits = text.codePointCount(0, text.length()) <= LONGEST_VALUE;
        String kept = fits ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST_VALUE - 1)) + "…";
        return kept.replaceAll("\\p{Cntrl}", " ");
    }
}
