/** Measures how fast gates judge; knows the domain only. */
@NullMarked
package dev.wavegate.bench.gate;

import org.jspecify.annotations.NullMarked;
