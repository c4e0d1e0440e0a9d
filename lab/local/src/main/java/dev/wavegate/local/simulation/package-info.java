/** The simulated outside systems and their seed data; knows no product. */
@NullMarked
package dev.wavegate.local.simulation;

import org.jspecify.annotations.NullMarked;
