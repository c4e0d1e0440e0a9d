/** The entry to the search: the windows of a question, or the explanation why there is none. */
@NullMarked
package dev.wavegate.domain.window.search;

import org.jspecify.annotations.NullMarked;
