/** Time for tests; knows no feature. */
@NullMarked
package dev.wavegate.testkit.schedule;

import org.jspecify.annotations.NullMarked;
