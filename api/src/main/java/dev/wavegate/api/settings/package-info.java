/** What can be configured of the API, as validated records; knows no endpoint. */
@NullMarked
package dev.wavegate.api.settings;

import org.jspecify.annotations.NullMarked;
