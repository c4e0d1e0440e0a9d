/** People outside of Wavegate, played by a program that uses the same API as they; knows nothing of Wavegate. */
@NullMarked
package dev.wavegate.local.people;

import org.jspecify.annotations.NullMarked;
