/** The journal in PostgreSQL and its notifications; knows no event kind. */
@NullMarked
package dev.wavegate.store.journal;

import org.jspecify.annotations.NullMarked;
