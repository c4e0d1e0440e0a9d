/** Runs code repeatedly, measures it and prints the results; knows nothing of what is measured. */
@NullMarked
package dev.wavegate.bench.measure;

import org.jspecify.annotations.NullMarked;
