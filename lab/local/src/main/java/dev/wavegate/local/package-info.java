/** Everything in one process, as {@code ./wavegate} runs it; knows every module, and no module knows it. */
@NullMarked
package dev.wavegate.local;

import org.jspecify.annotations.NullMarked;
