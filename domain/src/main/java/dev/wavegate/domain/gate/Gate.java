package dev.wavegate.domain.gate;

/** A condition on a wave's outcomes; judging is pure and may be repeated after every report. */
public sealed interface Gate permits SequentialGate, FailureRateGate, ConfirmedGate {

    /** Judges the facts; counts that cannot be true are {@link Verdict.Errored}, whatever the gate. */
    Verdict judge(GateFacts facts);

    /** What the gate requires, in words. */
    String description();
}
