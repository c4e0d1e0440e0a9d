package dev.wavegate.domain.window.explain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.wavegate.domain.window.Availability;
import dev.wavegate.domain.window.StartRange;
import dev.wavegate.domain.window.WindowCase;
import dev.wavegate.domain.window.WindowQuestion;

/**
 * Single changes with which there is a window, each verified, cheapest first: one more person (shorter times first); a shorter
 * lead, reserve, soak or work (smaller cuts first); a longer question; one freeze dropped (shorter ones first); a whole closing
 * calendar dropped.
 */
final class Relaxations {

    private final Availability availability;
    private final CandidateStarts candidates;

    Relaxations(Availability availability, CandidateStarts candidates) {
        this.availability = availability;
        this.candidates = candidates;
    }

    List<Relaxation> cheapestFirst() {
        List<Relaxation> found = new ArrayList<>(new MorePeople(availability, candidates).helpful());
        found.addAll(shortened());
        extended().ifPresent(found::add);
        found.addAll(new DropClosure(availability).helpful());
        return found;
    }

    private List<Relaxation> shortened() {
        Shortening shortening = new Shortening(availability);
        List<Relaxation.Shorten> found = new ArrayList<>();
        for (Relaxation.Shorten.Time what : Relaxation.Shorten.Time.values()) {
            shortening.least(what).flatMap(by -> tried(what, by)).ifPresent(found::add);
        }
        found.sort(Comparator.comparing(Relaxation.Shorten::by));
        return List.copyOf(found);
    }

    private Optional<Relaxation.Shorten> tried(Relaxation.Shorten.Time what, Duration by) {
        return availability.with(WhatIf.shortened(availability.asked(), what, by)).starts().stream()
                .findFirst()
                .map(starts -> new Relaxation.Shorten(what, by, starts.first()));
    }

    /** No start within the question fits, so only later ones have to be searched. */
    private Optional<Relaxation> extended() {
        WindowQuestion question = availability.question();
        Instant last = question.until().minus(availability.demand().work());
        Instant from = last.isAfter(question.from()) ? last : question.from();
        Optional<Instant> start =
                firstStart(from, from.plus(availability.demand().work()).plus(WindowCase.FURTHEST));
        return start.flatMap(first -> {
            Instant until = first.plus(availability.demand().work());
            return firstStart(from, until).filter(first::equals).map(again -> new Relaxation.Extend(until, again));
        });
    }

    private Optional<Instant> firstStart(Instant from, Instant until) {
        return availability.firstWithin(from, until).starts().stream()
                .findFirst()
                .map(StartRange::first);
    }
}
