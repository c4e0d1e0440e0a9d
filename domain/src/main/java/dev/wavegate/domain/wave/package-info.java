/** Waves: how a cohort is cut, how fast a wave may go; knows devices but no rollout story. */
@NullMarked
package dev.wavegate.domain.wave;

import org.jspecify.annotations.NullMarked;
