/** The commands of {@code ./wavegate}: options, exit codes, output; knows how to start, not how to work. */
@NullMarked
package dev.wavegate.local.command;

import org.jspecify.annotations.NullMarked;
