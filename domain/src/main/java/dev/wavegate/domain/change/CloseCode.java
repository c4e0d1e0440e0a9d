package dev.wavegate.domain.change;

/** How a change ended. */
public enum CloseCode {
    SUCCESSFUL,
    SUCCESSFUL_WITH_ISSUES,
    UNSUCCESSFUL
}
