/** The devices of a rollout, their outcomes, and the ports that store them; knows no wave, gate or workflow. */
@NullMarked
package dev.wavegate.domain.cohort;

import org.jspecify.annotations.NullMarked;
