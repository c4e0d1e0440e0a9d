package dev.wavegate.simulators.roster;

import dev.wavegate.simulators.wire.SimServerBuilder;

/** One way to show the rosters over HTTP. */
interface RosterSystem {
    void addTo(SimServerBuilder server, Door door);
}
