/** Freezing cohorts and driving waves over the ports of device fleets and the store. */
@NullMarked
package dev.wavegate.activities.wave;

import org.jspecify.annotations.NullMarked;
