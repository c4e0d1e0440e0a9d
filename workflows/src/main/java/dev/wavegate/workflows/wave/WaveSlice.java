package dev.wavegate.workflows.wave;

import dev.wavegate.domain.device.OrdinalRange;
import dev.wavegate.domain.identity.WaveNumber;

/** A wave's part of the frozen cohort. */
public record WaveSlice(WaveNumber number, String name, OrdinalRange range) {}
