package dev.wavegate.activities.wave;

import dev.wavegate.domain.dispatch.Dispatch;
import dev.wavegate.domain.identity.DeviceId;
import dev.wavegate.testkit.fleet.DispatchBuilder;

/** What somebody else does to devices of ours. */
final class TakenBack {
    private TakenBack() {}

    /** A rollback that is filed where we do not read. */
    static Dispatch behindOurBack(DeviceId... devices) {
        return DispatchBuilder.anAssignment("somebody-else")
                .inGroup("somebody-else")
                .rollingBackTo("4.2.0")
                .to(devices)
                .build();
    }
}
