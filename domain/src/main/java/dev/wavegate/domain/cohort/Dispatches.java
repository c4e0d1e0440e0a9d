package dev.wavegate.domain.cohort;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.wavegate.domain.dispatch.Dispatch;
import dev.wavegate.domain.dispatch.DispatchKey;
import dev.wavegate.domain.dispatch.Intent;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.release.Version;

/**
 * The port to the record of orders. An order is recorded, and its devices marked, in one step before it is sent. What was
 * recorded and not acknowledged may have arrived, be under way, or never have been sent; it stays the order of its devices
 * under its key whichever it is, so that no device is ever asked by two orders at once.
 */
public interface Dispatches {
    /**
     * Marks up to {@code most} members that may be asked now, lowest ordinals first, and records the order for them under
     * the key {@code <group>-c<chunk>}. To update, these are the pending ones that the lane's back-off leaves alone no
     * longer; to roll back, those that may have changed and whose previous version is known, all of one previous version.
     *
     * @return the order; empty when no member may be asked now
     */
    Optional<Dispatch> open(Lane lane, int most, Instant now);

    /**
     * Orders of the lane that were recorded and not acknowledged, oldest first, each with the very members it was recorded
     * for, whatever has become of them.
     */
    List<Dispatch> unacknowledged(Lane lane);

    /**
     * The backend has taken the order. Repeatable.
     *
     * @throws dev.wavegate.domain.failure.Failure {@code bug} when no such order was recorded
     */
    void acknowledge(DispatchKey key, Instant at);

    /**
     * Nobody knows of the order to have arrived before now: its time begins anew, and so does that of its devices as far as
     * they stand as it left them. Does nothing to an order that is acknowledged.
     *
     * @throws dev.wavegate.domain.failure.Failure {@code bug} when no such order was recorded
     */
    void renew(DispatchKey key, Instant now);

    /**
     * How many devices stand as they were left by those orders of the lane that nobody acknowledged and that were recorded,
     * or renewed, then or before.
     */
    int unacknowledgedDevices(Lane lane, Instant until);

    /** How many devices of the lane's group were asked then or later. */
    int dispatchedSince(Lane lane, Instant since);

    /** When a device of the lane's group was last asked; empty before the first time. */
    Optional<Instant> lastDispatch(Lane lane);

    /** Keys of all orders of the lane that were recorded, oldest first. */
    List<DispatchKey> keys(Lane lane);

    /**
     * A part of a wave that is driven on its own.
     *
     * @param group under which its orders are filed at the backend, also the prefix of their keys
     * @param backOff how long a device that asked for later is left alone
     */
    record Lane(RolloutId rollout, String group, OrdinalRange range, Intent intent, Version target, Duration backOff) {}

    /**
     * An order as recorded.
     *
     * @param version where its devices shall go
     * @param members its devices as they stand after being marked
     */
    record Dispatch(DispatchKey key, Version version, List<CohortMember> members) {
        public Dispatch {
            members = List.copyOf(members);
        }
    }
}
