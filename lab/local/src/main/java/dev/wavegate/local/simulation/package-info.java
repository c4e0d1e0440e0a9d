/** The simulated outside systems as one thing to start, and what they begin with; knows no product. */
@NullMarked
package dev.wavegate.local.simulation;

import org.jspecify.annotations.NullMarked;
