/** Runs pieces of work often enough to say how long they take, and prints it; knows nothing of what is measured. */
@NullMarked
package dev.wavegate.bench.measure;

import org.jspecify.annotations.NullMarked;
