package dev.wavegate.domain.window.search;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.wavegate.domain.window.Availability;
import dev.wavegate.domain.window.ScheduleFacts;
import dev.wavegate.domain.window.StaffedWindow;
import dev.wavegate.domain.window.WindowCase;
import dev.wavegate.domain.window.WindowDemand;
import dev.wavegate.domain.window.WindowQuestion;
import dev.wavegate.domain.window.explain.Explainer;

/**
 * Finds the time in which a wave may run. For a start s, some calendar must be open and none closed throughout [s, s +
 * work), or [s, s + work + soak + reserve) where the rules say so, and all staffing rules met at every moment of
 * [s − lead, s + work + soak + reserve), also where that lies in the past. Any freeze beats any opening; time that no
 * complete and fresh snapshot covers counts as closed, frozen and not staffed.
 */
public final class StaffedWindows {

    private StaffedWindows() {}

    /** The first windows; if there is none, the reasons and what would help. */
    public static WindowSearch windows(WindowQuestion question, ScheduleFacts facts) {
        return answer(Availability.ofFirst(new WindowCase(question, facts)));
    }

    /** The first window for starts at or after {@code notBefore} whose work is over by {@code horizonEnd}. */
    public static WindowSearch search(WindowDemand demand, ScheduleFacts facts, Instant notBefore, Instant horizonEnd) {
        return windows(new WindowQuestion(demand, notBefore, horizonEnd, 1), facts);
    }

    /** Whether the wave may start exactly now; if not, the reasons and the next start that would fit. */
    public static WindowSearch admit(WindowDemand demand, ScheduleFacts fresh, Instant now) {
        Instant horizonEnd = now.plus(demand.work()).plus(WindowCase.FURTHEST);
        WindowQuestion question = new WindowQuestion(demand, now, horizonEnd, 1);
        Availability availability = Availability.ofFirst(new WindowCase(question, fresh));
        List<StaffedWindow> windows = availability.windows();
        Optional<Instant> next = windows.stream().findFirst().map(StaffedWindow::start);
        return next.equals(Optional.of(now))
                ? new WindowSearch.Found(windows)
                : nothingFits(new Explainer(availability).notNow(next), next);
    }

    /** The same for an availability that is known already. */
    public static WindowSearch answer(Availability availability) {
        List<StaffedWindow> windows = availability.windows();
        return windows.isEmpty()
                ? nothingFits(new Explainer(availability).nowhere(), Optional.empty())
                : new WindowSearch.Found(windows);
    }

    private static WindowSearch nothingFits(Explainer.Reasons reasons, Optional<Instant> next) {
        return new WindowSearch.NothingFits(reasons.obstacles(), reasons.sentence(), next, reasons.explanation());
    }
}
