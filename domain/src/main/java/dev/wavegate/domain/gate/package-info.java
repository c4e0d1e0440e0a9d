/** Whether what the devices report is good enough to go on; knows counts only, no device, wave, clock or backend. */
@NullMarked
package dev.wavegate.domain.gate;

import org.jspecify.annotations.NullMarked;
