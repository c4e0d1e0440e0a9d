package dev.wavegate.activities.wave;

/** How work without ticks of its own shows that it lives, often enough to be believed. */
interface HeartbeatSignal {
    /** Shows that the work lives; throws when it was told to stop. */
    void alive();
}
