package dev.wavegate.domain.window.explain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A start that nearly fits: how much is missing, everything that is in its way, and one sentence on that. What is missing is
 * the time in which nothing is open though it must be, the time in which each closing calendar is closed though it must not
 * be, and for every empty slot the time it is empty though it must be filled; where the same people are wanted, also the time
 * that those who stay longest are away.
 */
public record NearMiss(Instant start, Duration missing, List<Obstacle> obstacles, String sentence) {

    public NearMiss {
        obstacles = List.copyOf(obstacles);
    }
}
