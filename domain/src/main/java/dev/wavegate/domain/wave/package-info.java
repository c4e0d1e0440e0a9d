/** Waves: how a cohort is cut, how fast a wave may go; knows devices but no rollout workflow. */
@NullMarked
package dev.wavegate.domain.wave;

import org.jspecify.annotations.NullMarked;
