/** Who is present when, and whether that is enough people in the right roles; knows no calendar, wave or vendor. */
@NullMarked
package dev.wavegate.domain.staffing;

import org.jspecify.annotations.NullMarked;
