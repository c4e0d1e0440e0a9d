/** Measures Wavegate against its budgets, outside the default build; nothing may depend on it. */
@NullMarked
package dev.wavegate.bench;

import org.jspecify.annotations.NullMarked;
