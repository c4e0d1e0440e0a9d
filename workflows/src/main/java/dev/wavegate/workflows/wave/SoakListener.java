package dev.wavegate.workflows.wave;

import dev.wavegate.domain.identity.WaveNumber;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;

/** Who is told that a wave has asked all its devices and is only watched from now on. */
@WorkflowInterface
public interface SoakListener {
    @SignalMethod
    void waveSoaking(WaveNumber wave);

    /** The same of the part of a wave in one region. */
    @SignalMethod
    void regionSoaking(WaveNumber wave, String region);
}
