/** The journal in PostgreSQL and its wake-up calls; knows not what is written into it. */
@NullMarked
package dev.wavegate.store.journal;

import org.jspecify.annotations.NullMarked;
