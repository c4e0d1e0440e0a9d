package dev.wavegate.domain.fleet;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

import dev.wavegate.domain.dispatch.Dispatch;
import dev.wavegate.domain.dispatch.DispatchKey;
import dev.wavegate.domain.dispatch.DispatchResult;
import dev.wavegate.domain.identity.DeviceId;

/** The port to one device backend. Every method throws {@link dev.wavegate.domain.failure.Failure} and nothing else. */
public interface DeviceFleet {
    /** The largest number of devices that one assignment, or one read of states, may name. */
    int mostTargets();

    /**
     * One page of the inventory, in a stable order; the backend narrows by attributes, the version is left to the caller.
     *
     * @param cursor empty for the first page
     */
    DevicePage devices(FleetSelection selection, String cursor, int most);

    /** What these devices last reported; a device that the backend does not know is absent. */
    Map<DeviceId, DeviceState> states(Collection<DeviceId> devices);

    /**
     * Gives the order; the same order again has no second effect and gets the same answer.
     *
     * @throws dev.wavegate.domain.failure.Failure {@code device.assignment-conflict} when the key has other content
     */
    DispatchResult assign(Dispatch assignment);

    /**
     * The result of this very dispatch; empty when it has not arrived, which does not mean that it never will. Dispatches
     * nothing.
     *
     * @throws dev.wavegate.domain.failure.Failure {@code device.assignment-conflict} when the key has other content
     */
    Optional<DispatchResult> resultOf(Dispatch assignment);

    /** Takes back what has not begun; what runs, runs on. Repeatable. */
    void cancel(DispatchKey key);

    /**
     * What became of the devices of a group since the cursor.
     *
     * @param cursor empty for the beginning
     * @throws dev.wavegate.domain.failure.Failure {@code device.cursor-expired} when reading must begin anew
     */
    ReportPage reports(String group, String cursor, int most);

    /** One cheap call that shows the backend answers and accepts our identity. */
    void selfTest();

    /** The backends by the name that plans use. */
    interface Directory {
        /** The backend of that name; empty when none is configured. */
        Optional<DeviceFleet> named(String backend);
    }
}
