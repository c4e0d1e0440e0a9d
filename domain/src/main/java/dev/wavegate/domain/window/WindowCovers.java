package dev.wavegate.domain.window;

/** For how much of a wave the calendars must be open; staff must be there through soak and reserve in any case. */
public enum WindowCovers {
    WORK,
    WORK_AND_SOAK
}
