package dev.wavegate.domain.window;

/** How sure a calendar is of an entry: a tentative one never opens a window, but it freezes as a firm one does. */
public enum Certainty {
    FIRM,
    TENTATIVE
}
