/** The state directory, the processes left over from earlier runs, ports, and why a start failed; knows no product. */
@NullMarked
package dev.wavegate.local.state;

import org.jspecify.annotations.NullMarked;
