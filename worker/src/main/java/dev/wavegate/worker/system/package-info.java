/** How the outside systems are reached: one record of settings for each, turned into the ports of the domain. */
@NullMarked
package dev.wavegate.worker.system;

import org.jspecify.annotations.NullMarked;
