/** The journal as list and as stream of events; knows no workflow. */
@NullMarked
package dev.wavegate.api.journal;

import org.jspecify.annotations.NullMarked;
