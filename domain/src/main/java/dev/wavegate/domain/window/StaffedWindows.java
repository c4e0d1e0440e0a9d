package dev.wavegate.domain.window;

import java.time.Instant;
import java.util.List;

/**
 * Finds the time in which a wave may run. For a start s, some calendar must be open and none closed throughout [s, s +
 * work), or [s, s + work + soak + reserve) where the rules say so, and all staffing rules met at every moment of
 * [s − lead, s + work + soak + reserve), also where that lies in the past. Any freeze beats any opening; what no complete
 * and fresh reading covers is closed, frozen and not staffed.
 */
public final class StaffedWindows {

    private StaffedWindows() {}

    /** The first windows; where there is none, why not and what would help. */
    public static WindowSearch windows(WindowQuestion question, ScheduleFacts facts) {
        return answer(Availability.ofFirst(new WindowCase(question, facts)));
    }

    /** The first window for starts at or after {@code notBefore} whose work is over by {@code horizonEnd}. */
    public static WindowSearch search(WindowDemand demand, ScheduleFacts facts, Instant notBefore, Instant horizonEnd) {
        return windows(new WindowQuestion(demand, notBefore, horizonEnd, 1), facts);
    }

    /** Whether the wave may start exactly now; if not, why not, and the next start that would fit. */
    public static WindowSearch admit(WindowDemand demand, ScheduleFacts fresh, Instant now) {
        Instant horizonEnd = now.plus(demand.work()).plus(WindowCase.FURTHEST);
        WindowQuestion question = new WindowQuestion(demand, now, horizonEnd, 1);
        Availability availability = Availability.ofFirst(new WindowCase(question, fresh));
        List<StaffedWindow> windows = availability.windows();
        return windows.isEmpty() || windows.get(0).start().isAfter(now)
                ? new Explainer(availability)
                        .notNow(windows.stream().findFirst().map(StaffedWindow::start))
                : new WindowSearch.Found(windows);
    }

    /** The same of what the schedules were found to allow. */
    public static WindowSearch answer(Availability availability) {
        List<StaffedWindow> windows = availability.windows();
        return windows.isEmpty() ? new Explainer(availability).nowhere() : new WindowSearch.Found(windows);
    }
}
