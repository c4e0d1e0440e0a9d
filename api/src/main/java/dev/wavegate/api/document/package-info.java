/** The description of the API that machines read; knows endpoints by their paths alone. */
@NullMarked
package dev.wavegate.api.document;

import org.jspecify.annotations.NullMarked;
