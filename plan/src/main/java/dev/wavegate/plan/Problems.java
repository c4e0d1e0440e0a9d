package dev.wavegate.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers what is wrong with a plan while it is read. */
final class Problems {
    /** Nobody reads more at once, and answers stay small. */
    static final int MOST = 100;

    private final List<PlanProblem> kept = new ArrayList<>();
    private int count;
    private int refusals;

    void add(String path, String rule, String value, int line) {
        count++;
        refusals++;
        if (kept.size() < MOST) {
            kept.add(new PlanProblem(path, rule, value, line));
        }
    }

    /** Notes that something could not be read because of a problem that is here already. */
    void repeated() {
        refusals++;
    }

    int count() {
        return count;
    }

    /** Grows whenever something could not be read. */
    int refusals() {
        return refusals;
    }

    /** By line; when there are more than {@link #MOST}, a last one says how many more. */
    List<PlanProblem> byLine() {
        List<PlanProblem> sorted = new ArrayList<>(kept);
        sorted.sort(Comparator.comparingInt(PlanProblem::line));
        if (count > MOST) {
            sorted.add(new PlanProblem("", (count - MOST) + " more problems are omitted", "", 0));
        }
        return sorted;
    }
}
