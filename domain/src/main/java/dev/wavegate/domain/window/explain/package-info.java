/** Why no window was found: which conditions block, which starts come closest, and which single changes would help. */
@NullMarked
package dev.wavegate.domain.window.explain;

import org.jspecify.annotations.NullMarked;
