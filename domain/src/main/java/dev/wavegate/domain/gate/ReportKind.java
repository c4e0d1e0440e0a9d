package dev.wavegate.domain.gate;

/** One device's final outcome as a gate sees it: it came back with the new version, or anything worse. */
public enum ReportKind {
    CONFIRMED,
    FAILED
}
