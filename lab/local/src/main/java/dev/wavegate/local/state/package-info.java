/** The state directory, leftover processes, ports, and start failures; knows no product. */
@NullMarked
package dev.wavegate.local.state;

import org.jspecify.annotations.NullMarked;
