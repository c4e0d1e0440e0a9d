package dev.wavegate.activities.wave;

import dev.wavegate.domain.device.Assignment;
import dev.wavegate.domain.identity.DeviceId;
import dev.wavegate.testkit.device.AssignmentBuilder;

/** What somebody else does to devices of ours. */
final class TakenBack {
    private TakenBack() {}

    /** A rollback that is filed where we do not read. */
    static Assignment behindOurBack(DeviceId... devices) {
        return AssignmentBuilder.anAssignment("somebody-else")
                .inGroup("somebody-else")
                .rollingBackTo("4.2.0")
                .to(devices)
                .build();
    }
}
