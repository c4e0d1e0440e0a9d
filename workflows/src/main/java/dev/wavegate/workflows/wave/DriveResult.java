package dev.wavegate.workflows.wave;

import java.util.List;

import dev.wavegate.domain.cohort.OutcomeCounts;
import dev.wavegate.domain.gate.GateResult;

/**
 * Why a drive came back, and what the wave had come to.
 *
 * @param counts of the whole wave
 * @param gates what each gate said last
 * @param reason a sentence for people; empty when the end says it all
 */
public record DriveResult(End end, OutcomeCounts counts, List<GateResult> gates, String reason) {
    public DriveResult {
        gates = List.copyOf(gates);
    }

    /** Why a drive came back. */
    public enum End {
        /** Every device of the lane has its final outcome. */
        DONE,
        /** A gate says stop. */
        OBJECTION,
        /** A gate says stop to an earlier wave, by what its devices did since. */
        EARLIER_WAVE_FAILED,
        /** Nothing more may be asked in this window, and everything asked is answered for. */
        WINDOW_CLOSING,
        /** It was told to stop. */
        STOPPED,
        /** The backend has not answered for a while. */
        BACKEND_TROUBLE
    }
}
