/** Wavegate itself, api and worker in one Spring context; knows settings, and not who plays the outside systems. */
@NullMarked
package dev.wavegate.local.product;

import org.jspecify.annotations.NullMarked;
