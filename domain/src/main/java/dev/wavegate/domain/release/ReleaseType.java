package dev.wavegate.domain.release;

/** What kind of thing a release is. */
public enum ReleaseType {
    FIRMWARE,
    SOFTWARE,
    SECURITY,
    FEATURE,
    CONFIG
}
