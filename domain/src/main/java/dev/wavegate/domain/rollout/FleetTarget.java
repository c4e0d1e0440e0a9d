package dev.wavegate.domain.rollout;

import dev.wavegate.domain.fleet.FleetSelection;

/**
 * To whom the release goes.
 *
 * @param backend a device backend that the worker knows by this name
 * @param onOverlap what happens when another rollout that has not ended has some of these devices
 */
public record FleetTarget(String backend, FleetSelection selection, OnOverlap onOverlap) {
    /** What happens when another rollout that has not ended has some of the devices. */
    public enum OnOverlap {
        /** The first wave waits until the other rollout has ended. */
        WAIT,
        /** The rollout is cancelled before its change is raised. */
        REFUSE,
        /** This rollout supersedes the other one on these devices. */
        TAKE_OVER
    }
}
