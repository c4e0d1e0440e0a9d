package dev.wavegate.cli.client;

import java.util.List;

/** The API did not take a plan; the lines say why. */
public final class PlanRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> lines;

    public PlanRefused(List<String> lines) {
        super(String.join("; ", lines));
        this.lines = List.copyOf(lines);
    }

    /** Every reason in a line of its own. */
    public List<String> lines() {
        return lines;
    }
}
