package dev.wavegate.domain.change;

/** High, medium, low: for risk and impact. */
public enum Level {
    HIGH,
    MEDIUM,
    LOW
}
