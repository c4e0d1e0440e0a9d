package dev.wavegate.domain.dispatch;

/** Why a version is assigned: to bring the release out, or to take it back. */
public enum Intent {
    UPDATE,
    ROLLBACK
}
