package dev.wavegate.workflows.wave;

import dev.wavegate.domain.identity.WaveNumber;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;

/** Is notified when every device of a part of a wave has its outcome and the soak begins. */
@WorkflowInterface
public interface SoakListener {
    /** @param region of the part; empty for a wave that is not split */
    @SignalMethod
    void soaking(WaveNumber wave, String region);
}
