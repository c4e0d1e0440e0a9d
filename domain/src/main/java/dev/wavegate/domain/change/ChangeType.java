package dev.wavegate.domain.change;

/** How a change is governed. */
public enum ChangeType {
    NORMAL,
    STANDARD,
    EMERGENCY
}
