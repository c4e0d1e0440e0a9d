package dev.wavegate.domain.gate;

/**
 * The report in a batch at which the gates stopped: its place in the batch, counted from 0, the facts with exactly the
 * reports up to and including it, and the verdict on those facts.
 */
public record Objection(int position, GateFacts facts, Verdict verdict) {}
