/** Time and schedule hints for tests; knows no feature and no vendor. */
@NullMarked
package dev.wavegate.testkit.schedule;

import org.jspecify.annotations.NullMarked;
