/** Changes as change managers see them, and the port to their system; knows no vendor's words and no plan. */
@NullMarked
package dev.wavegate.domain.change;

import org.jspecify.annotations.NullMarked;
