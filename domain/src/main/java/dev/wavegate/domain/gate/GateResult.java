package dev.wavegate.domain.gate;

/** What one named gate concluded. */
public record GateResult(String gate, Verdict verdict) {}
