package dev.wavegate.domain.window.explain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.text.ReadableTime;
import dev.wavegate.domain.window.Availability;
import dev.wavegate.domain.window.WindowDemand;
import dev.wavegate.domain.window.WindowQuestion;
import dev.wavegate.domain.window.Wording;

/** Explains why a wave fits nowhere, or not now: blockers, near misses and relaxations. */
public final class Explainer {

    private static final int MOST_OBSTACLES = 20;
    private static final int MOST_SENTENCES = 4;

    /** Every obstacle found, a sentence that sums them up, and the explanation. */
    public record Reasons(List<Obstacle> obstacles, String sentence, Explanation explanation) {}

    private final Availability availability;
    private final WindowQuestion question;
    private final WindowDemand demand;

    public Explainer(Availability availability) {
        this.availability = availability;
        this.question = availability.question();
        this.demand = availability.demand();
    }

    /** Why no start of the asked interval fits. */
    public Reasons nowhere() {
        CandidateStarts candidates = new CandidateStarts(availability);
        List<NearMiss> nearest =
                candidates.size() == 0 ? List.of(tooLittleTime()) : new NearMisses(availability, candidates).closest();
        Explanation explanation = new Explanation(
                new Blocking(availability).smallest(candidates),
                nearest,
                new Relaxations(availability, candidates).cheapestFirst());
        Set<Obstacle> obstacles = new LinkedHashSet<>();
        new ShortTime(availability).obstacle().ifPresent(obstacles::add);
        if (availability.calendars().open().isEmpty()) {
            obstacles.addAll(Obstacles.throughout(availability));
        } else {
            nearest.forEach(each -> obstacles.addAll(each.obstacles()));
        }
        String help = explanation.relaxations().stream()
                .findFirst()
                .map(cheapest -> " " + cheapest.sentence())
                .orElse("");
        String summary = "No window fits " + Wording.fromTo(question.span()) + ". " + sentences(obstacles) + help;
        return new Reasons(limited(obstacles), summary, explanation);
    }

    /** Why the wave cannot start at the beginning of the asked interval, and when it can instead. */
    public Reasons notNow(Optional<Instant> next) {
        Instant now = question.from();
        NearMiss nearest = NearMisses.at(availability, now);
        Set<Obstacle> obstacles = new LinkedHashSet<>(nearest.obstacles());
        String otherwise = next.map(start -> " The next possible start is " + ReadableTime.of(start) + ".")
                .orElse(" No later start is possible within the known schedules.");
        String summary = "The wave cannot start at " + ReadableTime.of(now) + ". " + sentences(obstacles) + otherwise;
        Explanation explanation = new Explanation(List.of(), List.of(nearest), List.of());
        return new Reasons(limited(obstacles), summary, explanation);
    }

    private NearMiss tooLittleTime() {
        Interval span = question.span();
        Duration missing = demand.work().minus(span.duration());
        List<Obstacle> obstacles = new ArrayList<>();
        obstacles.add(new Obstacle(
                Obstacle.Kind.TOO_SHORT,
                ShortTime.SEARCH_HORIZON,
                span,
                "The search covers " + ReadableTime.of(span.duration()) + " (" + Wording.fromTo(span)
                        + "), but the wave needs " + ReadableTime.of(demand.work()) + " of work."));
        obstacles.addAll(Obstacles.at(availability, span.start()));
        return new NearMiss(
                span.start(), missing, obstacles, new ObstacleSummary(availability.staff()).sentence(obstacles));
    }

    private static List<Obstacle> limited(Set<Obstacle> obstacles) {
        return new ArrayList<>(obstacles).subList(0, Math.min(obstacles.size(), MOST_OBSTACLES));
    }

    private static String sentences(Set<Obstacle> obstacles) {
        return obstacles.stream().limit(MOST_SENTENCES).map(Obstacle::sentence).collect(Collectors.joining(" "));
    }
}
