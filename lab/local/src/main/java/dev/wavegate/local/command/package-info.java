/** What people type after {@code ./wavegate}: options, exit codes, what is printed; knows how to start, not how to work. */
@NullMarked
package dev.wavegate.local.command;

import org.jspecify.annotations.NullMarked;
