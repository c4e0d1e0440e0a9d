/** How values read in sentences for people. Knows nothing else of the domain. */
@NullMarked
package dev.wavegate.domain.text;

import org.jspecify.annotations.NullMarked;
