/** End-to-end scenarios over real HTTP, told as people would tell them; knows addresses and wire formats, no adapter. */
@NullMarked
package dev.wavegate.local.scenario;

import org.jspecify.annotations.NullMarked;
