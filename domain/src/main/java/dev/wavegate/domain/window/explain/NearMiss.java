package dev.wavegate.domain.window.explain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A start that nearly fits: how much is missing, everything that is in its way, and one sentence on that. What is missing is
 * the time in which nothing is open though it must be, the time in which each closing calendar is closed though it must not
 * be, and for every empty slot the time it is empty though it must be filled; with continuity, also the time
 * that the people who stay longest are absent.
 */
public record NearMiss(Instant start, Duration missing, List<Obstacle> obstacles, String sentence) {

    public NearMiss {
        obstacles = List.copyOf(obstacles);
    }
}
