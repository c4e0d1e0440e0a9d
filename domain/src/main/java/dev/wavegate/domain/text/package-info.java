/** How values read in sentences for people, and which are never printed. Knows nothing else of the domain. */
@NullMarked
package dev.wavegate.domain.text;

import org.jspecify.annotations.NullMarked;
