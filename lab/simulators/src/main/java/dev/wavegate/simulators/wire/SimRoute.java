package dev.wavegate.simulators.wire;

/** Answers one kind of request; called by several threads at once, may end early with a {@link SimRefusal}. */
@FunctionalInterface
public interface SimRoute {
    SimResponse answer(SimRequest request);
}
