/** Outside systems: a settings record for each, turned into ports of the domain. */
@NullMarked
package dev.wavegate.worker.system;

import org.jspecify.annotations.NullMarked;
