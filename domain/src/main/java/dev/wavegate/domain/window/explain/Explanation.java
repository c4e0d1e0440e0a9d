package dev.wavegate.domain.window.explain;

import java.util.List;

/**
 * Why no window was found, and what would help.
 *
 * @param blockers a smallest set of conditions without which a window could be found
 * @param nearest the starts that came closest, closest first
 * @param relaxations single changes with which a window is found, each tried, cheapest first
 */
public record Explanation(List<Blocker> blockers, List<NearMiss> nearest, List<Relaxation> relaxations) {

    public Explanation {
        blockers = List.copyOf(blockers);
        nearest = List.copyOf(nearest);
        relaxations = List.copyOf(relaxations);
    }
}
