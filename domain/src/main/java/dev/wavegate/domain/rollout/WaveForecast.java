package dev.wavegate.domain.rollout;

import java.util.Optional;

import dev.wavegate.domain.schedule.Interval;

/**
 * When a wave will probably happen.
 *
 * @param devices how many it has
 * @param when from its start to the end of its soak; empty when no window is known yet
 */
public record WaveForecast(String name, int devices, Optional<Interval> when) {}
