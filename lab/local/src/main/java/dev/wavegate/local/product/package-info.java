/** API and worker in one Spring context; knows settings, and no simulator. */
@NullMarked
package dev.wavegate.local.product;

import org.jspecify.annotations.NullMarked;
