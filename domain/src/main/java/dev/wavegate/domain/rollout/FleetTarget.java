package dev.wavegate.domain.rollout;

import dev.wavegate.domain.fleet.FleetSelection;

/**
 * To whom the release goes.
 *
 * @param backend a device backend that the worker knows by this name
 */
public record FleetTarget(String backend, FleetSelection selection) {}
